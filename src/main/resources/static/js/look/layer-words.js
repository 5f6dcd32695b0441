/** Texts about each kind of layer. */
import { count } from '../base/format.js';
import { kindName } from '../base/layer-kinds.js';

/** A window's size: `3 × 3`. */
export const sizeOf = ({ window: { size } }) => `${size} × ${size}`;

const VALUE = 'Choose a map, then a cell of it, to see how its value is computed.';

const KINDS = {
	convolution: (layer) => `Each map shows where one ${sizeOf(layer)} filter finds its pattern: bright where its values are greatest, `
		+ 'dark where they are least. '
		+ `Some filters respond to edges, some to a colour, some to nothing that has a name. ${VALUE}`,
	batchnorm: (layer) => 'Batch normalisation moves and scales '
		+ `${isFlat(layer) ? 'each value' : 'the values of each map'}, so that over the training pictures their mean and spread `
		+ 'are what two learned numbers say. It makes training faster and steadier, and changes no pattern.',
	relu: () => 'ReLU keeps what is above zero and makes the rest zero: what stays bright is where the filter found its pattern.',
	leakyrelu: () => 'Leaky ReLU keeps what is above zero and leaves a small share of what is below, '
		+ 'so that no filter falls silent for good.',
	dropout: () => 'In training, dropout sets random values to zero, so that the network depends on no single one. '
		+ 'In prediction it changes nothing: you see the same as in the layer before.',
	maxpool: (layer) => `Of each ${sizeOf(layer)} square the greatest value stays, the strongest response. ${shrinking(layer)}`,
	avgpool: (layer) => `Of each ${sizeOf(layer)} square the mean stays. ${shrinking(layer)}`,
	globalavgpool: () => 'The mean of each map: one value says how much of the map’s pattern there is, wherever in the picture it is. '
		+ 'Press a cell to see how its value is computed.',
	dense: () => 'Each cell is one value, a weighted sum of all values of the layer before. Its position has no meaning any more. '
		+ 'Press a cell to see how its value is computed.',
	logits: () => 'One value for each label: the greater it is, the more likely the label. Hatched: below zero. '
		+ 'Press a label to see how its value is computed.',
	softmax: () => 'Softmax turns the values into probabilities: all above zero, with a sum of 100%.',
};

const FRACTIONS = { 1: 'All values', 2: 'A quarter of the values', 3: 'A ninth of the values', 4: 'A sixteenth of the values' };

const shrinking = ({ window: { stride } }) => `${FRACTIONS[stride] || `One of ${stride * stride} values`} `
	+ `${stride === 1 ? 'remain' : 'remains'}. ${VALUE}`;

/** Whether a layer's values have no position in the picture. */
export const isFlat = (layer) => layer.height <= 1 && layer.width <= 1;

/** What a layer does, in a few sentences. */
export function wordsFor(layer, labels) {
	const last = layer.kind === 'dense' && layer.channels === labels.length;
	return KINDS[last ? 'logits' : layer.kind]?.(layer) || '';
}

/** How many maps of which size. */
export const shapeOf = (layer) => (isFlat(layer) ? [`${layer.channels} values`]
	: [`${layer.channels} maps`, `${layer.height} × ${layer.width}`]);

/** A layer's kind, size and parameters. */
export function nameOf(layer) {
	const kind = layer.kind === layer.name ? '' : `${kindName(layer.kind)}, `;
	const parameters = layer.parameters ? `, ${count(layer.parameters)} learned parameters` : '';
	const size = isFlat(layer) ? `${count(layer.channels)} values` : `${layer.channels} maps of ${layer.height} × ${layer.width}`;
	return `${kind}${size}${parameters}`;
}
