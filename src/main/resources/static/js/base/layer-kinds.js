/** Names of the kinds of layers. */
import { t } from './words.js';

const NAMES = {
	convolution: t('convolution'), batchnorm: t('batch normalisation'), relu: t('ReLU'), leakyrelu: t('leaky ReLU'),
	dropout: t('dropout'), maxpool: t('max pooling'), avgpool: t('average pooling'), globalavgpool: t('global average pooling'),
	dense: t('dense'), softmax: t('softmax'),
};

/** A kind's name within a sentence. */
export const kindName = (kind) => NAMES[kind] || kind;
