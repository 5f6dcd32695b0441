/** The bars of an answer, which stay in place while they change, so that they can be pressed. */
import { bar } from '../base/bars.js';
import { byId, named } from '../base/dom.js';
import { sureness } from '../base/format.js';
import { nodes, t } from '../base/words.js';
import { looksLikeNothing } from '../base/known.js';

const box = byId('teach-bars');

/**
 * Shows an answer.
 * @param {{ predictions: object[], known: number|null }} answer the service's
 * @param {string[]} labels those of the data set, to which pictures can be added
 * @param {(label: string) => void} press what pressing a label does
 */
export function showAnswer({ predictions, known }, labels, press) {
	const [{ label: top, probability }] = predictions;
	const nothing = looksLikeNothing(known);
	byId('teach-says').classList.toggle('unknown', nothing);
	byId('teach-says').replaceChildren(...(nothing ? [t('It looks like nothing that it was taught.')]
		: nodes('{label}, {share} sure', { label: named(top), share: sureness(probability) })));
	const rows = [...predictions].sort((a, b) => a.index - b.index);
	const inPlace = rows.map(({ label }) => label).join('\n') === [...box.children].map((row) => row.dataset.label).join('\n');
	if (!inPlace) {
		box.replaceChildren(...rows.map(({ label }) =>
			bar({ label, share: 0, text: '', press: labels.includes(label) ? () => press(label) : null })));
	}
	rows.forEach(({ label, probability: share }, index) => {
		const row = box.children[index];
		row.classList.toggle('marked', label === top && !nothing);
		row.querySelector('.fill').style.width = `${share * 100}%`;
		row.querySelector('.value').textContent = sureness(share);
	});
}
