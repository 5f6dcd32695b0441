/** The selects for the colours of maps and their scale. */
import { byId, el } from '../base/dom.js';
import { adjust, on, view } from '../base/state.js';
import { t } from '../base/words.js';

/** The keys of the view that change how maps are drawn. */
export const OPTION_KEYS = ['palette', 'normalize'];

const CHOICES = {
	palette: [t('Colours'), [['viridis', 'Viridis'], ['gray', t('Grey')]]],
	normalize: [t('Scale of values'), [['channel', t('each map')], ['layer', t('whole layer')]]],
};

/** Makes the selects. */
export function startMapOptions() {
	byId('map-options').replaceChildren(...OPTION_KEYS.map((key) => {
		const [label, values] = CHOICES[key];
		return el('label', {}, el('span', {}, label),
			el('select', { 'data-key': key, 'change': (event) => adjust({ [key]: event.target.value }) },
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
