/** The chooser in the header: which model answers on this page. */
import { byId, offer } from './dom.js';
import { percent } from './format.js';
import { automaticModel, modelInUse, on, show, view, world } from './state.js';

const select = byId('model');

/** Starts the chooser. */
export function startModelChooser() {
	select.addEventListener('change', () => show({ model: select.value }));
	on(['loaded', 'runs', 'models', 'model'], render);
}

function render() {
	const model = modelInUse();
	select.disabled = !model;
	const gone = world.loaded && view.model && model?.id !== view.model;
	byId('model-gone').hidden = !gone;
	byId('model-gone').textContent = gone ? `There is no model “${view.model}” here (any more)${model ? `; what you see is of ${model.id}` : ''}.` : '';
	if (!model) {
		offer(select, [['', 'none yet']]);
		return;
	}
	const automatic = automaticModel();
	const options = automatic ? [['', describe(automatic)]] : [];
	for (const candidate of [...world.models].reverse().filter(({ id }) => id !== automatic?.id)) {
		options.push([candidate.id, describe(candidate)]);
	}
	offer(select, options);
	select.value = model.id === view.model && model.id !== automatic?.id ? view.model : '';
}

function describe(model) {
	const right = model.testAccuracy == null ? '' : `, ${percent(model.testAccuracy)}`;
	const state = model.provisional ? ', in training' : '';
	return `${model.id}: ${model.dataset || 'imported'}${right}${state}`;
}
