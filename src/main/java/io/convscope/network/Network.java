package io.convscope.network;

/**
 * A convolutional network in inference mode: dropout is the identity.
 * <p>
 * Not thread safe: one thread makes, uses and closes it. Pictures come as
 * {@link io.convscope.image.Picture#encode} lays them out.
 */
public interface Network extends AutoCloseable {

	/**
	 * Describes the layers.
	 * @return the architecture
	 */
	Architecture architecture();

	/**
	 * Computes the probability of each class.
	 * @param inputs the pictures, one after the other; may be longer
	 * @param count how many pictures, at least 1
	 * @return a new array: classes probabilities for each picture, each picture's summing
	 * to 1
	 */
	default float[] predict(float[] inputs, int count) {
		return Logits.probabilities(logits(inputs, count), count, architecture().classes());
	}

	/**
	 * Computes the logits, which softmax turns into probabilities.
	 * @param inputs the pictures, one after the other; may be longer
	 * @param count how many pictures, at least 1
	 * @return a new array: a logit of each class for each picture
	 */
	default float[] logits(float[] inputs, int count) {
		return activations(architecture().logits().name(), inputs, count);
	}

	/**
	 * Computes the output of one layer.
	 * @param layer its name
	 * @param inputs the pictures, one after the other; may be longer
	 * @param count how many pictures, at least 1
	 * @return a new array: for each picture the layer's values, channel, row, column
	 * @throws UnknownLayerException if there is no such layer
	 */
	float[] activations(String layer, float[] inputs, int count);

	/**
	 * Copies the parameters out.
	 * @return a copy that later training does not change
	 */
	Weights weights();

	/**
	 * Frees the memory outside the heap; the network can't be used afterwards.
	 */
	@Override
	void close();

}
