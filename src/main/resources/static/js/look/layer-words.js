/** Texts about each kind of layer. */
import { count } from '../base/format.js';
import { kindName } from '../base/layer-kinds.js';
import { t } from '../base/words.js';

/** A window's size: `3 × 3`. */
export const sizeOf = ({ window: { size } }) => `${size} × ${size}`;

/** What a layer's values are computed from, by the service's name: a layer, or the picture. */
export const inputName = (input) => (input === 'picture' ? t('picture') : input);

const withAdvice = (words) =>
	t('{words} {more}', { words, more: t('Choose a map, then a cell of it, to see how its value is computed.') });

const KINDS = {
	convolution: (layer) => withAdvice(t('Each map shows where one {size} filter finds its pattern: bright where its values are greatest, '
		+ 'dark where they are least. Some filters respond to edges, some to a colour, some to nothing that has a name.',
	{ size: sizeOf(layer) })),
	batchnorm: (layer) => (isFlat(layer)
		? t('Batch normalisation moves and scales each value, so that over the training pictures their mean and spread are what two '
			+ 'learned numbers say. It makes training faster and steadier, and changes no pattern.')
		: t('Batch normalisation moves and scales the values of each map, so that over the training pictures their mean and spread are '
			+ 'what two learned numbers say. It makes training faster and steadier, and changes no pattern.')),
	relu: () => t('ReLU keeps what is above zero and makes the rest zero: what stays bright is where the filter found its pattern.'),
	leakyrelu: () => t('Leaky ReLU keeps what is above zero and leaves a small share of what is below, '
		+ 'so that no filter falls silent for good.'),
	dropout: () => t('In training, dropout sets random values to zero, so that the network depends on no single one. '
		+ 'In prediction it changes nothing: you see the same as in the layer before.'),
	maxpool: (layer) => withAdvice(t('Of each {size} square the greatest value stays, the strongest response. {remaining}',
		{ size: sizeOf(layer), remaining: remaining(layer) })),
	avgpool: (layer) => withAdvice(t('Of each {size} square the mean stays. {remaining}',
		{ size: sizeOf(layer), remaining: remaining(layer) })),
	globalavgpool: () => t('The mean of each map: one value says how much of the map’s pattern there is, wherever in the picture it is. '
		+ 'Press a cell to see how its value is computed.'),
	dense: () => t('Each cell is one value, a weighted sum of all values of the layer before. Its position has no meaning any more. '
		+ 'Press a cell to see how its value is computed.'),
	logits: () => t('One value for each label: the greater it is, the more likely the label. Hatched: below zero. '
		+ 'Press a label to see how its value is computed.'),
	softmax: () => t('Softmax turns the values into probabilities: all above zero, with a sum of 100%.'),
};

const REMAINING = { 1: t('All values remain.'), 2: t('A quarter of the values remains.'), 3: t('A ninth of the values remains.'),
	4: t('A sixteenth of the values remains.') };

const remaining = ({ window: { stride } }) => REMAINING[stride] || t('One of {n} values remains.', { n: stride * stride });

/** Whether a layer's values have no position in the picture. */
export const isFlat = (layer) => layer.height <= 1 && layer.width <= 1;

/** What a layer does, in a few sentences. */
export function wordsFor(layer, labels) {
	const last = layer.kind === 'dense' && layer.channels === labels.length;
	return KINDS[last ? 'logits' : layer.kind]?.(layer) || '';
}

/** How many maps of which size. */
export const shapeOf = (layer) => (isFlat(layer) ? [t('{n} values', { n: layer.channels })]
	: [t('{n} maps', { n: layer.channels }), `${layer.height} × ${layer.width}`]);

/** A layer's kind, size and parameters. */
export function nameOf(layer) {
	const { channels, height, width, parameters } = layer;
	const size = isFlat(layer) ? t('{n} values', { n: count(channels) })
		: t('{n} maps of {height} × {width}', { n: channels, height, width });
	const shape = layer.kind === layer.name ? size : t('{kind}, {size}', { kind: kindName(layer.kind), size });
	return parameters ? t('{shape}, {n} learned parameters', { shape, n: count(parameters) }) : shape;
}
