/** The model in use: where it comes from, and the actions on it. */
import { path, send, sendJson } from '../base/api.js';
import { byId, el, named, showProblem } from '../base/dom.js';
import { ago, count, percent } from '../base/format.js';
import { refresh } from '../base/poller.js';
import { adjust, labelsOf, learn, modelInUse, on, runOf, world } from '../base/state.js';

const WIDE = ['Labels', 'Problem'];
const MAX_LABELS = 12;

/** Starts the card. */
export function startModelCard() {
	on(['models', 'model', 'inUse', 'runs'], render);
}

let shown;

function render() {
	const model = modelInUse();
	byId('model-card').hidden = !model;
	if (!model) {
		return;
	}
	byId('model-title').replaceChildren(named(model.id));
	byId('model-badge').textContent = model.provisional ? 'in training' : model.current ? 'current' : '';
	byId('model-facts').replaceChildren(...facts(model).filter(([, value]) => value != null && value !== '').map(([name, value]) =>
		el('div', { class: WIDE.includes(name) ? 'wide' : '' }, el('dt', {}, name), el('dd', {}, ...[value].flat()))));
	byId('model-actions').replaceChildren(...actions(model));
	if (shown !== model.id) {
		shown = model.id;
		showProblem(byId('model-problem'), null);
	}
}

function facts(model) {
	const run = runOf(model);
	const { batchSize, learningRate, momentum, seed } = model.settings || {};
	const labels = labelsOf(model);
	return [
		['Problem', model.problem],
		['Data set', model.dataset],
		['Test accuracy', model.testAccuracy == null ? null : percent(model.testAccuracy)],
		['Made by', model.runId == null ? null : [`run ${model.runId}`, ...(run?.name ? [' (', named(run.name), ')'] : [])]],
		['Epoch', model.epoch],
		['Settings', model.settings ? `batch ${batchSize}, rate ${learningRate}, momentum ${momentum}, seed ${seed}` : null],
		['Created', model.createdAt ? ago(model.createdAt) : null],
		['Labels', labels.length > MAX_LABELS ? count(labels.length)
			: labels.flatMap((label, index) => (index ? [', ', named(label)] : [named(label)]))],
	];
}

function actions(model) {
	if (!world.models.some(({ id, provisional }) => id === model.id && !provisional)) {
		return [];
	}
	const own = model.origin !== 'pretrained';
	return [
		!model.current && button('current', 'Make current', () => sendJson('PUT', 'models/current', { id: model.id })),
		el('a', { class: 'button small', href: path('models', model.id, 'weights'), download: '' }, 'Download weights'),
		own && !model.current && button('delete', 'Delete', () => remove(model), 'danger'),
		own && model.current && el('span', { class: 'quiet' }, 'To delete it, make another one current first.'),
	].filter(Boolean);
}

function button(action, text, act, look = '') {
	return el('button', { 'type': 'button', 'class': `small ${look}`, 'data-action': action, 'click': () => attempt(act) }, text);
}

async function remove(model) {
	if (window.confirm(`Delete the model ${model.id}? Its weights will be lost.`)) {
		await send(path('models', model.id), { method: 'DELETE' });
		learn({ models: world.models.filter(({ id }) => id !== model.id) });
		adjust({ model: '' });
	}
}

async function attempt(act) {
	try {
		await act();
		showProblem(byId('model-problem'), null);
	}
	catch (error) {
		showProblem(byId('model-problem'), error);
	}
	refresh();
}
