package io.convscope.model;

import java.util.SplittableRandom;

import io.convscope.image.Picture;
import io.convscope.network.LayerInfo;
import io.convscope.network.Network;

/**
 * A few pictures that a network has to compute finite numbers of before it becomes a
 * model: black, white, a slope and noise.
 */
final class Trial {

	private static final int PICTURES = 4;

	private static final float[] INPUTS = inputs();

	private Trial() {
	}

	private static float[] inputs() {
		float[] inputs = new float[PICTURES * Picture.VALUES];
		SplittableRandom noise = new SplittableRandom(42);
		for (int i = 0; i < Picture.VALUES; i++) {
			inputs[Picture.VALUES + i] = 1;
			inputs[2 * Picture.VALUES + i] = i % Picture.SIZE / (float) (Picture.SIZE - 1);
			inputs[3 * Picture.VALUES + i] = noise.nextInt(256) / 255f;
		}
		return inputs;
	}

	/**
	 * Tries a network.
	 * @param network the network, on its thread
	 * @throws InvalidWeightsException if a number of a layer is not finite, for one of
	 * the pictures
	 */
	static void require(Network network) {
		for (LayerInfo layer : network.architecture().layers()) {
			for (float value : network.activations(layer.name(), INPUTS, PICTURES)) {
				if (!Float.isFinite(value)) {
					throw InvalidWeightsException.because("The weights are finite, but too large: what " + layer.name()
							+ " computes of a picture is " + (Float.isNaN(value) ? "not a number" : "infinite") + ".");
				}
			}
		}
	}

}
