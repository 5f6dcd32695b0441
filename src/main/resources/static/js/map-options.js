/** The choices of colours, normalisation and size. */
import { byId, el } from './dom.js';
import { on, show, view } from './state.js';

export const OPTION_KEYS = ['palette', 'normalize', 'scale'];

const CHOICES = {
	palette: ['Colours', [['viridis', 'Viridis'], ['gray', 'Grey']]],
	normalize: ['Scale of values', [['channel', 'each map'], ['layer', 'whole layer']]],
	scale: ['Size', [['fit', 'fit the page'], ['2', '2 pixels a value'], ['4', '4 pixels'], ['8', '8 pixels'], ['16', '16 pixels']]],
};

export function startMapOptions() {
	byId('map-options').replaceChildren(...OPTION_KEYS.map((key) => {
		const [label, values] = CHOICES[key];
		return el('label', {}, el('span', {}, label),
			el('select', { 'data-key': key, 'change': (event) => show({ [key]: event.target.value }) },
				...values.map(([value, text]) => el('option', { value }, text))));
	}));
	on(OPTION_KEYS, mark);
	mark();
}

function mark() {
	for (const select of byId('map-options').querySelectorAll('select')) {
		select.value = view[select.dataset.key];
	}
}
