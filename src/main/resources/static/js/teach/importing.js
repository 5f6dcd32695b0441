/** How far the import of an archive is, what it found, and the archive that goes out. */
import { path } from '../base/api.js';
import { byId, el } from '../base/dom.js';
import { count, remaining } from '../base/format.js';
import { on } from '../base/state.js';
import { t } from '../base/words.js';
import { DATASET_KEYS, taught } from './dataset.js';

/** Findings that the advice tells, in the language of the page. */
const OF_LABELS = ['FEW_PICTURES', 'UNEVEN', 'EMPTY_PART'];

/** Starts it. */
export function startImporting() {
	on(DATASET_KEYS, render);
}

function render() {
	const dataset = taught();
	if (!dataset) {
		byId('own-import').hidden = true;
		byId('own-found').replaceChildren();
		return;
	}
	const { name, state, progress, reason, problems } = dataset;
	byId('own-archive').hidden = state !== 'READY';
	byId('own-archive').href = path('datasets', name, 'archive');
	byId('own-import').hidden = state === 'READY';
	byId('own-import-progress').hidden = state !== 'IMPORTING';
	if (progress?.total) {
		byId('own-import-progress').value = progress.done / progress.total;
	}
	else {
		byId('own-import-progress').removeAttribute('value');
	}
	byId('own-import-words').textContent = state === 'FAILED' ? reason : howFar(progress);
	const found = problems.filter(({ kind }) => !OF_LABELS.includes(kind));
	byId('own-found').replaceChildren(...found.map(({ message }) => el('li', {}, message)));
}

function howFar(progress) {
	const places = { done: count(progress?.done ?? 0), total: count(progress?.total) };
	return [progress?.total ? t('{done} of {total} pictures read', places) : t('{done} pictures read', places),
		remaining(progress?.etaSeconds)].filter(Boolean).join(', ');
}
