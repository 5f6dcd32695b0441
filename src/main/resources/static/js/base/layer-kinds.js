/** Names of the kinds of layers. */

const NAMES = { convolution: 'convolution', batchnorm: 'batch normalisation', relu: 'ReLU', leakyrelu: 'leaky ReLU', dropout: 'dropout',
	maxpool: 'max pooling', avgpool: 'average pooling', globalavgpool: 'global average pooling', dense: 'dense', softmax: 'softmax' };

/** A kind's name within a sentence. */
export const kindName = (kind) => NAMES[kind] || kind;
