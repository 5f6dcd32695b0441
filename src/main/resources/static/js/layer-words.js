/** What one sees in each kind of layer. */

const KINDS = {
	convolution: 'Each map shows where one 3 × 3 filter finds its pattern: bright where it is there, dark where its opposite is. '
		+ 'One filter answers to edges, another to a colour. The values are those before the ReLU.',
	relu: 'ReLU keeps what is above zero and makes the rest zero: what stays lit is where the filter found something.',
	dropout: 'In training, dropout blanks some values by chance, so that the network leans on none of them. '
		+ 'For an answer it changes nothing: you see the same as in the layer before.',
	maxpool: 'Of each 2 × 2 square the greatest value stays: a quarter of the values, the strongest findings.',
	dense: 'Each cell is one number, added up from all values of the layer before. Its place has no meaning any more.',
	logits: 'One number for each label: the greater it is, the more speaks for the label. Hatched: below zero.',
	softmax: 'Softmax makes probabilities of the numbers: all above zero, together 100%.',
};

export const isFlat = (layer) => layer.height <= 1 && layer.width <= 1;

export function wordsFor(layer, labels) {
	const last = layer.kind === 'dense' && layer.channels === labels.length;
	return KINDS[last ? 'logits' : layer.kind] || '';
}

export const shapeOf = (layer) => (isFlat(layer) ? `${layer.channels}` : `${layer.channels} × ${layer.height} × ${layer.width}`);
