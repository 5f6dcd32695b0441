/** Texts about each kind of layer. */
import { count } from '../base/format.js';

const KINDS = {
	convolution: 'Each map shows where one 3 × 3 filter finds its pattern: bright where its values are greatest, dark where they are '
		+ 'least. '
		+ 'Some filters respond to edges, some to a colour, some to nothing that has a name. '
		+ 'Choose a map, then a cell of it, to see how its value is computed.',
	relu: 'ReLU keeps what is above zero and makes the rest zero: what stays bright is where the filter found its pattern.',
	dropout: 'In training, dropout sets random values to zero, so that the network depends on no single one. '
		+ 'In prediction it changes nothing: you see the same as in the layer before.',
	maxpool: 'Of each 2 × 2 square the greatest value stays: a quarter of the values, the strongest responses.',
	dense: 'Each cell is one value, a weighted sum of all values of the layer before. Its position has no meaning any more. '
		+ 'Press a cell to see how its value is computed.',
	logits: 'One value for each label: the greater it is, the more likely the label. Hatched: below zero. '
		+ 'Press a label to see how its value is computed.',
	softmax: 'Softmax turns the values into probabilities: all above zero, with a sum of 100%.',
};

const NAMES = { convolution: 'convolution', relu: 'ReLU', dropout: 'dropout', maxpool: 'max pooling', dense: 'dense', softmax: 'softmax' };

/** Whether a layer's values have no position in the picture. */
export const isFlat = (layer) => layer.height <= 1 && layer.width <= 1;

/** What a layer does, in a few sentences. */
export function wordsFor(layer, labels) {
	const last = layer.kind === 'dense' && layer.channels === labels.length;
	return KINDS[last ? 'logits' : layer.kind] || '';
}

/** How many maps of which size. */
export const shapeOf = (layer) => (isFlat(layer) ? [`${layer.channels} values`]
	: [`${layer.channels} maps`, `${layer.height} × ${layer.width}`]);

/** A layer's kind, size and parameters. */
export function nameOf(layer) {
	const kind = layer.kind === layer.name ? '' : `${NAMES[layer.kind] || layer.kind}, `;
	const parameters = layer.parameters ? `, ${count(layer.parameters)} learned parameters` : '';
	const size = isFlat(layer) ? `${count(layer.channels)} values` : `${layer.channels} maps of ${layer.height} × ${layer.width}`;
	return `${kind}${size}${parameters}`;
}
