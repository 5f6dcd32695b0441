/** The model in use: where it comes from, and what may be done with it. */
import { path, send, sendJson } from '../base/api.js';
import { byId, el, named, showProblem } from '../base/dom.js';
import { ago, count, percent } from '../base/format.js';
import { refresh } from '../base/poller.js';
import { adjust, labelsOf, learn, modelInUse, on, runOf, world } from '../base/state.js';

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
		el('div', { class: ['Labels', 'Problem'].includes(name) ? 'wide' : '' }, el('dt', {}, name), el('dd', {}, ...[value].flat()))));
	byId('model-actions').replaceChildren(...actions(model));
	if (shown !== model.id) {
		shown = model.id;
		showProblem(byId('model-problem'), null);
	}
}

function facts(model) {
	const run = runOf(model);
	const { batchSize, learningRate, momentum, seed } = model.settings || {};
	return [
		['Problem', model.problem],
		['Data set', model.dataset],
		['Test accuracy', model.testAccuracy == null ? null : percent(model.testAccuracy)],
		['Made by', model.runId == null ? null : [`run ${model.runId}`, ...(run?.name ? [' (', named(run.name), ')'] : [])]],
		['Epoch', model.epoch],
		['Settings', model.settings ? `batch ${batchSize}, rate ${learningRate}, momentum ${momentum}, seed ${seed}` : null],
		['Made', model.createdAt ? ago(model.createdAt) : null],
		['Labels', labelsOf(model).length <= 12 ? labelsOf(model).flatMap((label, index) => (index ? [', ', named(label)] : [named(label)])) : count(labelsOf(model).length)],
	];
}

function actions(model) {
	const final = world.models.some(({ id, provisional }) => id === model.id && !provisional);
	return [
		final && !model.current && el('button', { 'type': 'button', 'class': 'small', 'data-action': 'current', 'click': () => attempt(() => sendJson('PUT', 'models/current', { id: model.id })) }, 'Make current'),
		final && el('a', { class: 'button small', href: path('models', model.id, 'weights'), download: '' }, 'Download weights'),
		final && !model.current && model.origin !== 'pretrained' && el('button', { 'type': 'button', 'class': 'small danger', 'data-action': 'delete', 'click': () => attempt(() => remove(model)) }, 'Delete'),
		final && model.current && model.origin !== 'pretrained' && el('span', { class: 'quiet' }, 'To delete it, make another one current first.'),
	].filter(Boolean);
}

async function remove(model) {
	if (window.confirm(`Delete the model ${model.id}? Its weights are gone then.`)) {
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
