/** Takes in a model's weights from a file. */
import { sendFile } from '../base/api.js';
import { byId, el, showProblem } from '../base/dom.js';
import { refresh } from '../base/poller.js';
import { on, show, world } from '../base/state.js';

const form = byId('import-form');
const OWN = 'labels of its own';

/** Starts the form. */
export function startImport() {
	form.addEventListener('submit', submit);
	byId('import-dataset').addEventListener('change', render);
	on(['datasets'], render);
}

function render() {
	const select = byId('import-dataset');
	const names = [...world.datasets.map(({ name }) => name), OWN];
	if (select.dataset.names !== names.join()) {
		select.dataset.names = names.join();
		select.replaceChildren(...names.map((name) => el('option', {}, name)));
	}
	byId('import-labels-field').hidden = select.value !== OWN;
}

async function submit(event) {
	event.preventDefault();
	const [file] = byId('import-file').files;
	if (!file) {
		showProblem(byId('import-problem'), new Error('Choose a safetensors file first.'));
		return;
	}
	const own = byId('import-dataset').value === OWN;
	byId('import-start').disabled = true;
	try {
		const model = await sendFile('models', file, { name: byId('import-name').value.trim(),
			dataset: own ? '' : byId('import-dataset').value, labels: own ? byId('import-labels').value.trim() : '' });
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
