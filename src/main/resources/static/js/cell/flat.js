/** A value without a position in the picture: dense layers and softmax. */
import { el, isolated, named } from '../base/dom.js';
import { count, percent, short } from '../base/format.js';
import { t } from '../base/words.js';
import { inputName } from '../look/layer-words.js';
import { total } from './total.js';

const SHOWN = 10;

/** A value of a dense layer: the inputs that count most, the others, the bias. */
export const dense = {
	words: ({ input, contributions, rest, label, channel, layer }) =>
		t('{value} is the sum of {n} values of {input}, each multiplied by a weight of its own. These contribute most:', {
			value: label ? t('“{label}” (value {index} of {layer})', { label: isolated(label), index: channel, layer })
				: t('Value {index} of {layer}', { index: channel, layer }),
			n: count(contributions.length + rest.count), input: inputName(input),
		}),
	render({ contributions, rest, bias, value, input, inputLayer }) {
		const shown = contributions.slice(0, SHOWN);
		const others = contributions.slice(SHOWN).reduce((sum, { product }) => sum + product, rest.sum);
		const flat = inputLayer ? inputLayer.height <= 1 : contributions.every(({ row, column }) => !row && !column);
		const reach = Math.max(...shown.map(({ product }) => Math.abs(product))) || 1;
		const nameOf = ({ channel, row, column }) => (flat ? t('value {index} of {layer}', { index: channel, layer: inputName(input) })
			: t('map {index}, row {row}, col. {column}', { index: channel, row, column }));
		const rows = shown.map((each) =>
			contribution(nameOf(each), `${short(each.before)} × ${short(each.weight)}`, each.product, reach));
		const top = shown.reduce((sum, { product }) => sum + product, 0);
		const terms = [
			{ name: t('these {n}', { n: shown.length }), value: top },
			{ name: t('{n} others', { n: count(rest.count + contributions.length - shown.length) }), value: others },
			{ name: t('bias'), value: bias },
		];
		return { parts: [el('ol', { class: 'contributions' }, ...rows), total(terms, value)], steps: 0, step: () => {} };
	},
};

/** A bar from zero to the left or the right; zero lies so many percent from the left end, and the reach fills the side. */
function contribution(name, factors, product, reach, zero = 50) {
	const fill = el('span', { class: product < 0 ? 'fill below' : 'fill' });
	const length = ((100 - zero) * Math.abs(product)) / reach;
	fill.style.width = `${length}%`;
	fill.style.left = `${product < 0 ? zero - length : zero}%`;
	return el('li', {}, el('span', {}, named(name), el('br'), el('span', { class: 'quiet' }, factors)),
		el('span', { 'class': 'track', 'aria-hidden': 'true' }, fill), el('span', { class: 'value' }, short(product)));
}

/** A probability: its exponential divided by the sum of all. */
export const softmax = {
	words: ({ label, channel, input }) => t('The largest of {input}’s values is subtracted from each, and the exponential '
		+ 'function is applied; the share of {value} in the sum of all is its probability.',
	{ input: inputName(input), value: label ? t('“{label}”', { label: isolated(label) }) : t('value {index}', { index: channel }) }),
	render({ logits, largest, exponentials, sum, channel, value, labels }) {
		const rows = exponentials.map((power, index) => {
			const factors = `e^(${short(logits[index])} − ${short(largest)})`;
			const item = contribution(labels?.[index] || t('value {index}', { index }), factors, power, sum, 0);
			item.classList.toggle('marked', index === channel);
			return item;
		});
		const quotient = el('p', { class: 'total' }, `${short(exponentials[channel])} ÷ ${short(sum)} = `,
			el('strong', { 'class': 'result', 'data-value': value }, percent(value)));
		return { parts: [el('ol', { class: 'contributions whole' }, ...rows), quotient], steps: 0, step: () => {} };
	},
};
