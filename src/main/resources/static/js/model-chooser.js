/** The header's chooser: which model answers on this page. */
import { sendJson } from './api.js';
import { byId, el } from './dom.js';
import { percent } from './format.js';
import { refresh } from './poller.js';
import { automaticModel, modelInUse, on, show, view, world } from './state.js';

const select = byId('model');

export function startModelChooser() {
	select.addEventListener('change', () => show({ model: select.value }));
	on(['runs', 'models', 'model'], render);
}

function render() {
	const model = modelInUse();
	select.disabled = !model;
	if (!model) {
		select.replaceChildren(el('option', {}, 'none yet'));
		byId('model-about').replaceChildren();
		return;
	}
	const automatic = automaticModel();
	const options = automatic ? [['', `Automatic: ${describe(automatic)}`]] : [];
	const training = automatic?.provisional && !world.models.some(({ id }) => id === automatic.id) ? [automatic] : [];
	for (const candidate of [...training, ...[...world.models].reverse()]) {
		options.push([candidate.id, describe(candidate)]);
	}
	fill(options, model.id === view.model ? view.model : '');
	about(model);
}

// an open list must not close under the hand that chooses from it
function fill(options, value) {
	const text = JSON.stringify(options);
	if (select.dataset.options !== text) {
		select.dataset.options = text;
		select.replaceChildren(...options.map(([id, label]) => el('option', { value: id }, label)));
	}
	select.value = value;
}

function describe(model) {
	if (model.id === automaticModel()?.id && model.provisional) {
		return `${model.id} (in training)`;
	}
	return model.current ? `${model.id} (current)` : `${model.id}`;
}

function about(model) {
	const right = model.testAccuracy == null ? '' : `, ${percent(model.testAccuracy)} of test pictures right`;
	byId('model-about').replaceChildren(`Learned ${model.dataset || 'elsewhere'}${right}. `);
	if (view.model && !model.current && !model.provisional) {
		byId('model-about').append(el('button', { type: 'button', class: 'link', click: () => makeCurrent(model.id) }, 'Make it current'));
	}
}

async function makeCurrent(id) {
	await sendJson('PUT', 'models/current', { id }).catch(() => null);
	refresh();
}
