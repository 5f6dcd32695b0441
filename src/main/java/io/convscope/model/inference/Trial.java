package io.convscope.model.inference;

import java.util.SplittableRandom;

import io.convscope.image.PictureSize;
import io.convscope.model.safetensors.InvalidWeightsException;
import io.convscope.network.LayerInfo;
import io.convscope.network.Network;

/**
 * Checks, before a network is imported, that all its layers compute finite numbers for a
 * few pictures: black, white, a gradient and noise.
 */
final class Trial {

	private static final int PICTURES = 4;

	private Trial() {
	}

	private static float[] inputs(PictureSize size) {
		int values = size.values();
		float[] inputs = new float[PICTURES * values];
		SplittableRandom noise = new SplittableRandom(42);
		for (int i = 0; i < values; i++) {
			inputs[values + i] = 1;
			inputs[2 * values + i] = i % size.side() / (float) (size.side() - 1);
			inputs[3 * values + i] = noise.nextInt(256) / 255f;
		}
		return inputs;
	}

	/**
	 * Checks a network.
	 * @param network the network, on its thread
	 * @throws InvalidWeightsException if an output of a layer is not finite for one of
	 * the pictures
	 */
	static void require(Network network) {
		float[] inputs = inputs(network.architecture().pictureSize());
		for (LayerInfo layer : network.architecture().layers()) {
			for (float value : network.activations(layer.name(), inputs, PICTURES)) {
				if (!Float.isFinite(value)) {
					throw InvalidWeightsException.because("The weights are finite, but too large: what " + layer.name()
							+ " computes for a picture is " + (Float.isNaN(value) ? "not a number" : "infinite") + ".");
				}
			}
		}
	}

}
