package io.convscope.explanation;

import io.convscope.network.Network;

/**
 * The logits of a network: its outputs before the softmax.
 */
final class Logits {

	private Logits() {
	}

	/**
	 * Computes the logit of one class.
	 * @param network the network
	 * @param label the class, from 0
	 * @param inputs the pictures as network input
	 * @param count the number of pictures
	 * @return one logit for each picture
	 */
	static float[] of(Network network, int label, float[] inputs, int count) {
		float[] all = network.activations(network.architecture().logits().name(), inputs, count);
		int classes = all.length / count;
		float[] logits = new float[count];
		for (int i = 0; i < count; i++) {
			logits[i] = all[i * classes + label];
		}
		return logits;
	}

}
