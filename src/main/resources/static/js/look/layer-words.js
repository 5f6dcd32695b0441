/** What one sees in each kind of layer. */
import { count } from '../base/format.js';

const KINDS = {
	convolution: 'Each map shows where one filter of 3 × 3 finds its pattern: bright where its numbers are greatest, dark where they are least. '
		+ 'Some filters answer to edges, some to a colour, some to nothing that has a name. Choose a map, then a cell of it, to see how its number comes about.',
	relu: 'ReLU keeps what is above zero and makes the rest zero: what stays lit is where the filter found something.',
	dropout: 'In training, dropout blanks some values by chance, so that the network leans on none of them. '
		+ 'For an answer it changes nothing: you see the same as in the layer before.',
	maxpool: 'Of each 2 × 2 square the greatest value stays: a quarter of the values, the strongest findings.',
	dense: 'Each cell is one number, added up from all values of the layer before. Its place has no meaning any more. Press a cell to see what its number is made of.',
	logits: 'One number for each label: the greater it is, the more speaks for the label. Hatched: below zero. Press a label to see what its number is made of.',
	softmax: 'Softmax makes probabilities of the numbers: all above zero, together 100%.',
};

const NAMES = { convolution: 'convolution', relu: 'ReLU', dropout: 'dropout', maxpool: 'max pooling', dense: 'dense', softmax: 'softmax' };

/** Whether a layer's values have no place in the picture any more. */
export const isFlat = (layer) => layer.height <= 1 && layer.width <= 1;

/** A sentence or two on what a layer does. */
export function wordsFor(layer, labels) {
	const last = layer.kind === 'dense' && layer.channels === labels.length;
	return KINDS[last ? 'logits' : layer.kind] || '';
}

/** How many maps of which size. */
export const shapeOf = (layer) => (isFlat(layer) ? [`${layer.channels} values`] : [`${layer.channels} maps`, `${layer.height} × ${layer.width}`]);

/** A layer's kind, size and parameters. */
export function nameOf(layer) {
	const kind = layer.kind === layer.name ? '' : `${NAMES[layer.kind] || layer.kind}, `;
	const parameters = layer.parameters ? `, ${count(layer.parameters)} numbers learned` : '';
	const size = isFlat(layer) ? `${count(layer.channels)} values` : `${layer.channels} maps of ${layer.height} × ${layer.width}`;
	return `${kind}${size}${parameters}`;
}
