/** The model in use: where it comes from, and the actions on it. */
import { path, send, sendJson, withQuery } from '../base/api.js';
import { byId, el, named, showProblem } from '../base/dom.js';
import { ago, count, percent } from '../base/format.js';
import { refresh } from '../base/poller.js';
import { adjust, labelsOf, learn, modelInUse, on, runOf, world } from '../base/state.js';
import { nodes, t } from '../base/words.js';

const WIDE = [t('Labels'), t('Problem')];
const MAX_LABELS = 12;
const OTHER_FORMATS = { pth: '.pth', onnx: 'ONNX' };

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
	byId('model-badge').textContent = model.provisional ? t('in training') : model.current ? t('current') : '';
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
		[t('Problem'), model.problem],
		[t('Data set'), model.dataset],
		[t('Test accuracy'), model.testAccuracy == null ? null : percent(model.testAccuracy)],
		[t('Made by'), model.runId == null ? null : madeBy(model.runId, run?.name)],
		[t('Epoch'), model.epoch],
		[t('Settings'), model.settings ? t('batch {batchSize}, rate {learningRate}, momentum {momentum}, seed {seed}',
			{ batchSize, learningRate, momentum, seed }) : null],
		[t('Created'), model.createdAt ? ago(model.createdAt) : null],
		[t('Labels'), labels.length > MAX_LABELS ? count(labels.length)
			: labels.flatMap((label, index) => (index ? [t(', '), named(label)] : [named(label)]))],
	];
}

const madeBy = (id, name) => (name ? nodes('run {id} ({name})', { id, name: named(name) }) : t('run {id}', { id }));

function actions(model) {
	if (!world.models.some(({ id, provisional }) => id === model.id && !provisional)) {
		return [];
	}
	const own = model.origin !== 'pretrained';
	return [
		!model.current && button('current', t('Make current'), () => sendJson('PUT', 'models/current', { id: model.id })),
		el('a', { class: 'button small', href: path('models', model.id, 'weights'), download: '' }, t('Download weights')),
		...Object.entries(OTHER_FORMATS).map(([format, name]) => el('a', { 'class': 'button small', 'download': '',
			'href': withQuery(path('models', model.id, 'weights'), { format }), 'aria-label': t('Download as {format}', { format: name }) },
		name)),
		own && !model.current && button('delete', t('Delete'), () => remove(model), 'danger'),
		own && model.current && el('span', { 'class': 'quiet', 'data-needs': 'admin' }, t('To delete it, make another one current first.')),
	].filter(Boolean);
}

function button(action, text, act, look = '') {
	return el('button', { 'type': 'button', 'class': `small ${look}`, 'data-action': action, 'data-needs': 'admin',
		'click': () => attempt(act) }, text);
}

async function remove(model) {
	if (window.confirm(t('Delete the model {name}? Its weights will be lost.', { name: model.id }))) {
		await send(path('models', model.id), { method: 'DELETE' });
		learn({ models: world.models.filter(({ id }) => id !== model.id) });
		adjust({ model: '' });
	}
}

/** Does something to the model in use, and says on its card why it could not be done. */
export async function attempt(act) {
	try {
		await act();
		showProblem(byId('model-problem'), null);
	}
	catch (error) {
		showProblem(byId('model-problem'), error);
	}
	refresh();
}
