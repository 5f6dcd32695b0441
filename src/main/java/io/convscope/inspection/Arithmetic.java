package io.convscope.inspection;

/**
 * How one value of a layer comes from the layer's input. Immutable by convention: the
 * arrays are for reading only.
 */
sealed interface Arithmetic permits ConvolutionSum, DenseSum, PoolingChoice, SoftmaxShare, SingleInput {

}
