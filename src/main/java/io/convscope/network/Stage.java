package io.convscope.network;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * One layer of the {@link OneDnnNetwork}, computed by native operations on arrays in C
 * order that it keeps from call to call.
 * <p>
 * An array that comes in may be overwritten; one that goes out is valid until the next
 * call.
 */
interface Stage extends AutoCloseable {

	/**
	 * Computes the layer's output.
	 * @param input the layer's input; its first dimension counts the pictures
	 * @param training whether to do what is done in training only, and to keep what
	 * {@link #backward} needs
	 * @return the output
	 */
	INDArray forward(INDArray input, boolean training);

	/**
	 * Computes the gradients of the loss with respect to the parameters, where there are
	 * some, and to the last input.
	 * @param gradient that of the last output
	 * @return that of the last input
	 */
	INDArray backward(INDArray gradient);

	@Override
	default void close() {
	}

}
