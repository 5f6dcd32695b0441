/** The select in the header: which model answers on this page. */
import { byId, isolated, offer } from './dom.js';
import { percent } from './format.js';
import { modelInUse, on, show, view, world } from './state.js';

const select = byId('model');

/** Starts the chooser. */
export function startModelChooser() {
	select.addEventListener('change', () => show({ model: select.value }));
	on(['loaded', 'runs', 'models', 'model', 'inUse'], render);
}

function render() {
	const model = modelInUse();
	select.disabled = !model;
	const gone = world.loaded && view.model && model?.id !== view.model;
	byId('model-gone').hidden = !gone;
	byId('model-gone').textContent = gone
		? `There is no model “${isolated(view.model)}” here (any more)${model ? `; the page shows ${model.id} instead` : ''}.` : '';
	if (!model) {
		offer(select, [['', 'none yet']]);
		return;
	}
	// a model in training may be known from its run before it is listed
	const known = world.models.some(({ id }) => id === model.id) ? world.models : [...world.models, model];
	offer(select, [...known].reverse().map((candidate) => [candidate.id, describe(candidate)]));
	select.value = model.id;
}

function describe(model) {
	const right = model.testAccuracy == null ? '' : `, ${percent(model.testAccuracy)}`;
	const state = model.provisional ? ', in training' : '';
	return `${model.id}: ${model.dataset || 'imported'}${right}${state}`;
}
