/** Chooses a data set of the user's own, or makes one. */
import { path, send, sendFile, sendJson } from '../base/api.js';
import { byId, offer, showProblem } from '../base/dom.js';
import { plural } from '../base/format.js';
import { learnDataset, refresh } from '../base/poller.js';
import { adjust, on, show, world } from '../base/state.js';
import { t } from '../base/words.js';
import { DATASET_KEYS, nameFrom, ownDatasets, taught } from './dataset.js';

const USUAL_SIZE = '32';

const form = byId('own-form');

let making = false;

/** Starts the chooser, which is a form as long as there is nothing to choose. */
export function startChooser() {
	byId('own').addEventListener('change', ({ target }) => show({ own: target.value }));
	byId('own-new').addEventListener('click', () => open(true));
	byId('own-cancel').addEventListener('click', () => open(false));
	byId('own-delete').addEventListener('click', remove);
	form.addEventListener('submit', create);
	on(['loaded', ...DATASET_KEYS], render);
}

function render() {
	const dataset = taught();
	byId('own-choose').hidden = !dataset;
	byId('teach-body').hidden = dataset?.state !== 'READY';
	form.hidden = !world.loaded || (Boolean(dataset) && !making);
	byId('own-cancel').hidden = !dataset;
	offer(byId('own'), ownDatasets().map((each) => [each.name, t('{name}: {pictures}',
		{ name: each.name, pictures: plural(each.train + each.test, 'picture') })]));
	byId('own').value = dataset?.name ?? '';
}

function open(shown) {
	making = shown;
	showProblem(byId('own-form-problem'), null);
	render();
	byId(shown ? 'own-name' : 'own-new').focus();
}

async function create(event) {
	event.preventDefault();
	const labels = byId('own-labels').value.split(/[,，、]/).map((label) => label.trim()).filter(Boolean);
	const [archive] = byId('own-file').files;
	if (!archive && labels.length < 2) {
		showProblem(byId('own-form-problem'), new Error(t('Name at least two labels, with a comma between them: cup, plant.')));
		byId('own-labels').focus();
		return;
	}
	byId('own-create').disabled = true;
	try {
		const name = nameFrom(byId('own-name').value);
		const size = byId('own-size').value;
		// an archive of this service says which size it has
		const created = archive ? await sendFile('datasets', archive, { name, pictureSize: size === USUAL_SIZE ? null : size })
			: await sendJson('POST', 'datasets', { name, labels, pictureSize: Number(size) });
		learnDataset(created);
		show({ own: created.name });
		form.reset();
		refresh(); // an import goes on
		open(false);
	}
	catch (error) {
		showProblem(byId('own-form-problem'), error);
	}
	finally {
		byId('own-create').disabled = false;
	}
}

async function remove() {
	const { name, train, test } = taught();
	if (!window.confirm(t('Delete the data set {name} with its {pictures}?', { name, pictures: plural(train + test, 'picture') }))) {
		return;
	}
	try {
		await send(path('datasets', name), { method: 'DELETE' });
		showProblem(byId('own-problem'), null);
		adjust({ own: '' });
		await refresh();
	}
	catch (error) {
		showProblem(byId('own-problem'), error);
	}
}
