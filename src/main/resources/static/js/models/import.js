/** Imports a model's weights from a file. */
import { sendFile } from '../base/api.js';
import { byId, offer, showProblem } from '../base/dom.js';
import { refresh } from '../base/poller.js';
import { on, show, world } from '../base/state.js';
import { t } from '../base/words.js';

const form = byId('import-form');
const CHOOSE = t('choose…');
const OWN = t('labels of its own');

/** Starts the form. */
export function startImport() {
	form.addEventListener('submit', submit);
	byId('import-dataset').addEventListener('change', render);
	on(['datasets'], render);
}

function render() {
	const select = byId('import-dataset');
	offer(select, [CHOOSE, ...world.datasets.map(({ name }) => name), OWN].map((name) => [name, name]));
	byId('import-labels-field').hidden = select.value !== OWN;
}

async function submit(event) {
	event.preventDefault();
	const [file] = byId('import-file').files;
	const dataset = byId('import-dataset').value;
	const own = dataset === OWN;
	const missing = [
		!file && t('Choose a safetensors file.'),
		dataset === CHOOSE && t('Choose the data set that it was trained on, which gives the labels.'),
		own && !byId('import-labels').value.trim() && t('Enter its labels in order, separated by commas.'),
	].filter(Boolean);
	if (missing.length) {
		showProblem(byId('import-problem'), new Error(missing.join(' ')));
		return;
	}
	byId('import-start').disabled = true;
	try {
		const model = await sendFile('models', file, { name: byId('import-name').value.trim(),
			dataset: own ? '' : dataset, labels: own ? byId('import-labels').value.trim() : '' });
		showProblem(byId('import-problem'), null);
		form.reset();
		await refresh();
		show({ model: model.id });
	}
	catch (error) {
		showProblem(byId('import-problem'), error);
	}
	finally {
		byId('import-start').disabled = false;
		render();
	}
}
