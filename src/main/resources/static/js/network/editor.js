/** The row of layers of the next run's network: each can be changed, moved, removed, and others put between them. */
import { path, send, sendJson } from '../base/api.js';
import { byId, el, showProblem } from '../base/dom.js';
import { list } from '../base/format.js';
import { on, show, view, world } from '../base/state.js';
import { ofService, t } from '../base/words.js';
import { adder, layerCard, showCost, showValues } from './layer-card.js';
import { baseNetwork, canRedo, canUndo, change, changes, choose, networkToSend, redo, shownNetwork, undo } from './draft.js';
import { loadNetworks } from './description.js';
import { priceOf } from './price.js';

const OF_LAYER = /^network\.layers\[(\d+)\](?:\.(\w+))?/;

const ITS_NAME = / \(\w+\)$/; // the message stands at the layer

/** Starts the row. */
export function startNetworkEditor() {
	byId('network-undo').addEventListener('click', undo);
	byId('network-redo').addEventListener('click', redo);
	byId('network-reset').addEventListener('click', () => choose(view.network));
	byId('network-close').addEventListener('click', () => show({ layers: '' }));
	byId('network-train').addEventListener('click', () => byId('train-form').requestSubmit());
	byId('network-keep').addEventListener('submit', keep);
	byId('network-delete').addEventListener('click', remove);
	byId('network-card').addEventListener('keydown', undoByKey);
	on(['networks', 'draft', 'network', 'formNetwork', 'layers'], render);
	on(['draft', 'network'], () => showProblem(byId('network-keep-problem'), null));
	on(['described', 'networks', 'draft', 'network', 'formNetwork', 'layers', 'runs'], renderCosts);
}

let drawn = '';

function render() {
	const network = shownNetwork();
	byId('network-card').hidden = !view.layers || !network;
	if (!view.layers || !network) {
		return;
	}
	const { layers, input } = network;
	const structure = JSON.stringify(layers.map(({ name, kind }) => [name, kind]));
	if (structure !== drawn) {
		drawn = structure;
		byId('network-layers').replaceChildren(inputCard(),
			...layers.map((layer, index) => layerCard(layer, index, layers.length)));
	}
	layers.forEach((layer, index) => showValues(cardAt(index), layer));
	showInput(input);
	renderHead();
}

const cardAt = (index) => byId('network-layers').querySelector(`[data-index="${index}"]`);

function inputCard() {
	const channels = el('select', { 'id': 'input-channels', 'name': 'channels',
		'input': (event) => editInput('channels', event.target.value) },
		el('option', { value: 3 }, t('3: colour')), el('option', { value: 1 }, t('1: grey')));
	const size = el('input', { 'id': 'input-size', 'name': 'size', 'type': 'text', 'inputmode': 'numeric', 'autocomplete': 'off',
		'input': (event) => editInput('size', event.target.value) });
	return el('li', { class: 'layer-card', id: 'input-card' },
		el('div', { class: 'layer-card-head' }, el('strong', {}, t('picture')), el('small', {}, t('what goes in'))),
		el('div', { class: 'layer-fields' },
			el('div', { class: 'layer-field' }, el('label', { for: 'input-channels' }, t('Channels')), channels),
			el('div', { class: 'layer-field' }, el('label', { for: 'input-size' }, t('Size')), size)),
		el('p', { 'class': 'layer-fault', 'data-field': 'fault', 'role': 'alert', 'hidden': true }),
		adder(0, t('Add a layer before all others')));
}

function editInput(name, text) {
	change((network) => {
		network.input[name] = Number.isFinite(Number(text)) && text.trim() ? Number(text) : text.trim();
	}, `input.${name}`);
}

function showInput(input) {
	for (const name of ['channels', 'size']) {
		const control = byId(`input-${name}`);
		if (control !== document.activeElement) {
			control.value = input[name];
		}
	}
}

function renderHead() {
	const base = baseNetwork();
	const changed = changes();
	byId('network-name').textContent = base?.name || '';
	byId('network-badge').textContent = world.draft ? t('changed') : '';
	byId('network-changes').textContent = changed.length ? t('Changed: {changes}.', { changes: list(changed) })
		: world.draft ? t('Nothing is changed any more.') : ofService(base?.network.description) || '';
	byId('network-undo').disabled = !canUndo();
	byId('network-redo').disabled = !canRedo();
	byId('network-reset').hidden = !world.draft;
	byId('network-reset').textContent = t('Back to {name}', { name: view.network || world.formNetwork || 'article' });
	byId('network-keep').hidden = !world.draft;
	byId('network-delete').hidden = Boolean(world.draft) || !base || base.builtIn;
}

function renderCosts() {
	const network = shownNetwork();
	if (!view.layers || !network || !cardAt(network.layers.length - 1)) {
		return;
	}
	const { cost, errors = [] } = world.described || {};
	const faults = errors.map(({ field, message }) => ({ message, place: field.match(OF_LAYER), field }));
	network.layers.forEach((layer, index) => {
		const own = faults.filter(({ place }) => place && Number(place[1]) === index);
		const sentences = own.map(({ place, message }) => `${place[2] || ''} ${message.replace(ITS_NAME, '')}`.trim());
		showCost(cardAt(index), cost?.layers[index], sentences.join('; '));
	});
	const others = faults.filter(({ place }) => !place);
	const ofInput = others.filter(({ field }) => field.startsWith('network.input'));
	const fault = byId('input-card').querySelector('[data-field=fault]');
	fault.hidden = !ofInput.length;
	fault.textContent = ofInput.map(({ field, message }) => `${field.split('.').pop()} ${message}`).join('; ');
	const rest = others.filter((each) => !ofInput.includes(each));
	const sentences = rest.map(({ field, message }) => `${field} ${message}`);
	showProblem(byId('network-problem'), sentences.length ? new Error(sentences.join('; ')) : null);
	byId('network-sum').textContent = cost ? priceOf(world.described) : '';
	byId('network-train').disabled = errors.length > 0;
}

function undoByKey(event) {
	if ((event.ctrlKey || event.metaKey) && ['z', 'y'].includes(event.key.toLowerCase())) {
		event.preventDefault();
		if (event.key.toLowerCase() === 'y' || event.shiftKey) {
			redo();
		}
		else {
			undo();
		}
	}
}

async function keep(event) {
	event.preventDefault();
	const name = byId('network-keep-name').value.trim();
	try {
		if (!name) {
			throw new Error(t('Give the network a name: small letters, digits and dashes.'));
		}
		await sendJson('PUT', path('networks', name), { ...networkToSend(), name });
		await loadNetworks();
		byId('network-keep-name').value = '';
		choose(name);
	}
	catch (error) {
		showProblem(byId('network-keep-problem'), error);
	}
}

async function remove() {
	const { name } = baseNetwork();
	if (!window.confirm(t('Delete the network {name}? Runs and models that have it keep it.', { name }))) {
		return;
	}
	try {
		await send(path('networks', name), { method: 'DELETE' });
		choose('');
		await loadNetworks();
	}
	catch (error) {
		showProblem(byId('network-keep-problem'), error);
	}
}
