/** A notice that a model's data set is not on this computer, or that it was not trained on the chosen picture's labels. */
import { byId, isolated } from '../base/dom.js';
import { downloader } from '../base/download.js';
import { list, plural } from '../base/format.js';
import { labelsOf, modelInUse, on, view, world } from '../base/state.js';
import { t } from '../base/words.js';
import { absentDataset, isForeign, partsOf, PICTURE_KEYS } from './picture.js';

const MAX_NAMED = 12;
const MAX_LENGTH = 30;

/** Starts the notice, with a button that downloads the missing data set. */
export function startNotice() {
	const render = downloader(byId('unknown-get'));
	on(PICTURE_KEYS, () => {
		const model = modelInUse();
		const own = world.datasets.find(({ name }) => name === model?.dataset);
		const missing = absentDataset() || (own && own.state !== 'READY' ? own : null);
		const text = model ? words(model, missing) : '';
		byId('unknown').hidden = !text;
		byId('unknown-words').textContent = text;
		render(missing);
	});
}

function words(model, missing) {
	const absent = absentDataset();
	if (absent) {
		return t('The picture {sample} is one of the data set {dataset}, which is not on this computer yet.',
			{ sample: isolated(view.sample), dataset: absent.name });
	}
	const foreign = isForeign();
	if (!missing && !foreign) {
		return '';
	}
	const learned = { model: model.id, things: plural(labelsOf(model).length, 'thing'), names: namesOf(model) };
	const known = foreign && showsNone(model)
		? t('{model} has learned {things} only: {names}. Whatever you show it, it names one of these, and these pictures show none '
			+ 'of them.', learned)
		: t('{model} has learned {things} only: {names}. Whatever you show it, it names one of these.', learned);
	return !missing ? known : t('{words} {more}', { words: known,
		more: t('The pictures of {dataset}, from which it learned, are not on this computer yet.', { dataset: missing.name }) });
}

function namesOf(model) {
	const labels = labelsOf(model).map((label) => isolated(label.length > MAX_LENGTH ? `${label.slice(0, MAX_LENGTH)}…` : label));
	const more = labels.length - MAX_NAMED;
	return more > 1 ? t('{names} and {n} more', { names: labels.slice(0, MAX_NAMED).join(t(', ')), n: more }) : list(labels);
}

const showsNone = (model) => !labelsOf({ dataset: partsOf(view.sample).dataset }).some((label) => labelsOf(model).includes(label));
