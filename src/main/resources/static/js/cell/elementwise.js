/** A cell computed from the cell at the same position of the layer before. */
import { el } from '../base/dom.js';
import { short } from '../base/format.js';
import { t } from '../base/words.js';
import { inputName } from '../look/layer-words.js';
import { resultOf, sign, term } from './total.js';

const line = (...parts) => ({ parts: [el('p', { class: 'total' }, ...parts)], steps: 0, step: () => {} });

const placesOf = ({ before, input }) => ({ input: inputName(input), value: short(before) });

const kept = (answer) => t('{input} has {value} at this position. It is above zero and stays as it is.', placesOf(answer));

/** ReLU: what is above zero. */
export const relu = {
	words: ({ before, input }) => (before > 0 ? kept({ before, input })
		: t('{input} has {value} at this position. It is not above zero and becomes zero.', placesOf({ before, input }))),
	render: ({ before, value }) => line(sign('max( 0,'), term(before), sign(') ='), resultOf(value)),
};

/** Leaky ReLU: what is above zero, and a share of what is below. */
export const leakyrelu = {
	words: ({ before, input, slope }) => (before > 0 ? kept({ before, input })
		: t('{input} has {value} at this position. It is not above zero and is multiplied by {slope}.',
			{ ...placesOf({ before, input }), slope })),
	render: ({ before, slope, value }) => (before > 0 ? line(term(before), sign('='), resultOf(value))
		: line(term(before), sign('×'), term(slope, t('slope')), sign('='), resultOf(value))),
};

/** Batch normalisation: moved and scaled by the numbers of its map. */
export const batchnorm = {
	words: ({ before, input, channel }) => t('{input} has {value} at this position. The mean of map {channel} over the training pictures '
		+ 'is subtracted, and the rest divided by how much its values vary; the result is multiplied by a learned weight, and '
		+ 'a learned bias is added.', { ...placesOf({ before, input }), channel }),
	render({ before, mean, variance, epsilon, weight, bias, value }) {
		return line(sign('('), term(before), sign('−'), term(mean, t('mean')), sign(') ÷'),
			term(Math.sqrt(variance + epsilon), t('deviation')), sign('×'), term(weight, t('weight')), sign('+'), term(bias, t('bias')),
			sign('='), resultOf(value));
	},
};

/** Dropout: the value of the layer before. */
export const dropout = {
	words: ({ input }) => t('Nothing is dropped when the network predicts: the value of {input} is passed on. '
		+ 'In training, random values are set to zero.', { input: inputName(input) }),
	render: ({ before, value }) => line(term(before), sign('='), resultOf(value)),
};

/** A kind of layer without words of its own: the value alone. */
export const plain = {
	words: ({ input }) => t('It is computed from {input}.', { input: inputName(input) }),
	render: ({ value }) => line(resultOf(value)),
};
