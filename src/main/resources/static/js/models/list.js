/** The list of models; pressing one makes it the model in use on this page. */
import { byId, el, named } from '../base/dom.js';
import { ago, percent } from '../base/format.js';
import { modelInUse, on, show, world } from '../base/state.js';

/** Starts the list. */
export function startModelList() {
	on(['models', 'model', 'inUse'], render);
	on(['damagedFiles'], renderDamagedFiles);
}

function render() {
	const chosen = modelInUse()?.id;
	byId('model-list').replaceChildren(...[...world.models].reverse().map((model) => row(model, model.id === chosen)));
}

function renderDamagedFiles() {
	byId('model-damages').hidden = !world.damagedFiles.length;
	byId('model-damages-list').replaceChildren(...world.damagedFiles.map(({ path, problem }) =>
		el('li', {}, named(path), ': ', named(problem))));
}

function row(model, pressed) {
	const state = model.provisional ? 'in training' : model.current ? 'current' : '';
	const choose = () => show({ model: model.id });
	return el('li', {}, el('button', { 'type': 'button', 'data-model': model.id, 'aria-pressed': String(pressed), 'click': choose },
		el('span', {}, named(model.id)), el('span', { class: 'result' }, percent(model.testAccuracy)),
		el('span', { class: 'quiet about' }, `${model.dataset || 'own labels'} · ${ago(model.createdAt)}`),
		el('span', { class: `badge ${state}` }, state)));
}
