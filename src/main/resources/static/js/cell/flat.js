/** A value that has no place in the picture any more: dense layers and softmax. */
import { el, isolated, named } from '../base/dom.js';
import { percent, short } from '../base/format.js';
import { total } from './total.js';

const SHOWN = 10;

/** A value of a dense layer: the inputs that count most, the others, the bias. */
export const dense = {
	words: ({ input, contributions, rest, label, channel, layer }) => `${label ? `“${isolated(label)}” (value ${channel} of ${layer})` : `Value ${channel} of ${layer}`} adds up `
		+ `${(contributions.length + rest.count).toLocaleString('en')} values of ${input}, each times a weight of its own. These count most:`,
	render({ contributions, rest, bias, value, input, inputLayer }) {
		const shown = contributions.slice(0, SHOWN);
		const others = contributions.slice(SHOWN).reduce((sum, { product }) => sum + product, rest.sum);
		const flat = inputLayer ? inputLayer.height <= 1 : contributions.every(({ row, column }) => !row && !column);
		const reach = Math.max(...shown.map(({ product }) => Math.abs(product))) || 1;
		const rows = shown.map(({ channel, row, column, before, weight, product }) => contribution(
			flat ? `value ${channel} of ${input}` : `map ${channel}, row ${row}, col. ${column}`, `${short(before)} × ${short(weight)}`, product, reach));
		const top = shown.reduce((sum, { product }) => sum + product, 0);
		return { parts: [el('ol', { class: 'contributions' }, ...rows),
			total([{ name: `these ${shown.length}`, value: top }, { name: `${(rest.count + contributions.length - shown.length).toLocaleString('en')} others`, value: others },
				{ name: 'bias', value: bias }], value)], steps: 0, step: () => {} };
	},
};

/** A bar from zero, which lies so many percent from the left, to both sides as far as the reach. */
function contribution(name, factors, product, reach, zero = 50) {
	const fill = el('span', { class: product < 0 ? 'fill below' : 'fill' });
	const length = ((100 - zero) * Math.abs(product)) / reach;
	fill.style.width = `${length}%`;
	fill.style.left = `${product < 0 ? zero - length : zero}%`;
	return el('li', {}, el('span', {}, named(name), el('br'), el('span', { class: 'quiet' }, factors)), el('span', { 'class': 'track', 'aria-hidden': 'true' }, fill),
		el('span', { class: 'value' }, short(product)));
}

/** A probability: its power of e among all. */
export const softmax = {
	words: ({ label, channel }) => `Each label’s number from fc4, less the largest of them, becomes a power of e; ${label ? `the share of “${isolated(label)}”` : `the share of value ${channel}`} in the sum of all is its probability.`,
	render({ logits, largest, exponentials, sum, channel, value, labels }) {
		const rows = exponentials.map((power, index) => {
			const item = contribution(labels?.[index] || `value ${index}`, `e^(${short(logits[index])} − ${short(largest)})`, power, sum, 0);
			item.classList.toggle('marked', index === channel);
			return item;
		});
		return { parts: [el('ol', { class: 'contributions whole' }, ...rows), el('p', { class: 'total' }, `${short(exponentials[channel])} ÷ ${short(sum)} = `,
			el('strong', { 'class': 'result', 'id': 'cell-result', 'data-value': value }, percent(value)))], steps: 0, step: () => {} };
	},
};
