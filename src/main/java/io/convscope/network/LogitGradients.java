package io.convscope.network;

/**
 * Gradients of a frozen network's logits with respect to its input or to the output of a
 * layer, in inference mode: dropout is the identity, and batch normalisation goes by its
 * running statistics.
 * <p>
 * The same pictures in the same batch give the same bits. Not thread safe: one thread
 * makes, uses and closes it.
 */
public interface LogitGradients extends AutoCloseable {

	/**
	 * Computes the gradient of a logit with respect to the pictures.
	 * @param label the class whose logit it is, from 0
	 * @param inputs the pictures, one after the other; may be longer
	 * @param count how many pictures, at least 1
	 * @return a new array: for each picture as many values as it has, in its order
	 */
	float[] toInput(int label, float[] inputs, int count);

	/**
	 * Computes the gradient of a logit with respect to the output of a layer.
	 * @param layer the layer's name; not the last, which comes after the logits
	 * @param label the class whose logit it is, from 0
	 * @param inputs the pictures, one after the other; may be longer
	 * @param count how many pictures, at least 1
	 * @return a new array: for each picture as many values as the layer has, channel,
	 * row, column
	 * @throws UnknownLayerException if there is no such layer
	 */
	float[] toLayer(String layer, int label, float[] inputs, int count);

	/**
	 * Frees the memory outside the heap.
	 */
	@Override
	void close();

}
