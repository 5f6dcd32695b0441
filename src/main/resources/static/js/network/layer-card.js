/** One layer of the network that is edited: its fields, its shape, what is wrong with it, and where it stands. */
import { byId, el } from '../base/dom.js';
import { count } from '../base/format.js';
import { kindName } from '../base/layer-kinds.js';
import { world } from '../base/state.js';
import { ofService, t } from '../base/words.js';
import { change } from './draft.js';

const fieldsOf = (kind) => world.layerKinds.find((each) => each.kind === kind)?.fields || [];

/** Values for the fields that must be there, so that a new layer is sound. */
const FIRST_VALUES = { filters: 32, rate: 0.3, units: 128 };

/** A new layer of a kind, as it is first put into a network. */
export function newLayer(kind) {
	const required = fieldsOf(kind).filter(({ name, required: must }) => must || name === 'units');
	return { kind, ...Object.fromEntries(required.map(({ name, minimum }) => [name, FIRST_VALUES[name] ?? minimum ?? 1])) };
}

/**
 * Makes the card of a layer.
 * @param {object} layer the layer
 * @param {number} index its place
 * @param {number} total how many there are; the last one stays the last
 */
export function layerCard(layer, index, total) {
	const name = layer.name || kindName(layer.kind);
	const last = index === total - 1;
	return el('li', { 'class': 'layer-card', 'data-kind': layer.kind, 'data-index': index },
		el('div', { class: 'layer-card-head' }, el('strong', { 'data-field': 'name' }, name), el('small', {}, kindName(layer.kind))),
		el('div', { class: 'layer-fields' }, ...fieldsOf(layer.kind).filter(({ name: field }) => !(last && field === 'units'))
			.map((field) => fieldOf(field, layer, index))),
		el('p', { 'class': 'layer-shape', 'data-field': 'shape' }),
		el('p', { 'class': 'layer-fault', 'data-field': 'fault', 'role': 'alert', 'hidden': true }),
		last ? '' : el('div', { class: 'layer-moves' },
			button('←', t('Move {name} one place up', { name }), index > 0, () => move(index, index - 1)),
			button('→', t('Move {name} one place down', { name }), index < total - 2, () => move(index, index + 1)),
			button('✕', t('Remove {name}', { name }), true, () => remove(index))),
		last ? '' : adder(index + 1, t('Add a layer after {name}', { name })));
}

const button = (text, label, possible, press) =>
	el('button', { 'type': 'button', 'class': 'small', 'aria-label': label, 'title': label, 'disabled': !possible, 'click': press }, text);

function fieldOf(field, layer, index) {
	const id = `layer-${index}-${field.name}`;
	const attributes = { id, 'name': field.name, 'title': ofService(field.hint),
		'input': (event) => edit(index, field, event.target.value) };
	return el('div', { class: 'layer-field' }, el('label', { for: id }, ofService(field.label)), field.anyOf
		? el('select', attributes, ...choicesOf(field).map((value) => el('option', { value }, String(value))))
		: el('input', { ...attributes, 'type': 'text', 'autocomplete': 'off', 'placeholder': field.default ?? '',
			'inputmode': field.type === 'integer' ? 'numeric' : 'decimal', 'value': layer[field.name] ?? '' }));
}

/** The values of a field that may be a word or a small whole number. */
const choicesOf = ({ anyOf }) => anyOf.flatMap(({ const: word, minimum, maximum }) => (word !== undefined ? [word]
	: Array.from({ length: maximum - minimum + 1 }, (_, each) => minimum + each)));

/** A field as it is now; one that is being typed in stays as it is. */
export function showValues(card, layer) {
	for (const control of card.querySelectorAll('[name]')) {
		const value = String(layer[control.name] ?? (control.tagName === 'SELECT' ? 'same' : ''));
		if (control !== document.activeElement && control.value !== value) {
			control.value = value;
		}
	}
}

/** How much of the picture a value depends on, as long as that is a part of it. */
const sees = ({ height, width, receptiveField: { size } }) => (height > 1 || width > 1 ? t('sees {size} × {size}', { size }) : '');

const shapeOf = ({ channels, height, width }) => (height > 1 || width > 1 ? `${channels} × ${height} × ${width}`
	: t('{n} values', { n: count(channels) }));

const costOf = (cost) => [shapeOf(cost), sees(cost), cost.parameters ? t('{n} parameters', { n: count(cost.parameters) }) : '']
	.filter(Boolean).join(' · ');

/** The shape and the parameters of a layer, once they are known, and what is wrong with it. */
export function showCost(card, cost, fault) {
	const part = (name) => card.querySelector(`[data-field=${name}]`);
	part('shape').textContent = cost ? costOf(cost) : '–';
	if (cost) {
		part('name').textContent = cost.name;
	}
	part('fault').hidden = !fault;
	part('fault').textContent = fault;
	card.toggleAttribute('data-faulty', Boolean(fault));
}

function edit(index, { name, type, anyOf }, text) {
	const written = text.trim();
	const value = written !== '' && (type || anyOf) && Number.isFinite(Number(written)) ? Number(written) : written;
	change((network) => {
		if (written === '') {
			delete network.layers[index][name];
		}
		else {
			network.layers[index][name] = value;
		}
	}, `${index}.${name}`);
}

function move(from, to) {
	change(({ layers }) => layers.splice(to, 0, ...layers.splice(from, 1)));
	focusOn(to, `.layer-moves button:nth-child(${to < from ? 1 : 2})`);
}

function remove(index) {
	change(({ layers }) => layers.splice(index, 1));
	focusOn(index, '.layer-moves button:last-child');
}

/** A choice of a layer to put at a place. */
export function adder(index, label) {
	return el('select', { 'class': 'layer-add', 'aria-label': label, 'title': label, 'change': (event) => add(index, event.target.value) },
		el('option', { value: '' }, '+'), ...world.layerKinds.map(({ kind }) => el('option', { value: kind }, kindName(kind))));
}

function add(index, kind) {
	change(({ layers }) => layers.splice(index, 0, newLayer(kind)));
	focusOn(index, 'input, select, button');
}

/** After the cards have been made anew, goes on with the one at a place. */
function focusOn(index, selector) {
	setTimeout(() => byId('network-layers').querySelector(`[data-index="${index}"]`)?.querySelector(selector)?.focus());
}
