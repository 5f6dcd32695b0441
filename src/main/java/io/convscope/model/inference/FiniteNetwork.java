package io.convscope.model.inference;

import io.convscope.network.Architecture;
import io.convscope.network.Network;
import io.convscope.network.Weights;

/**
 * A network whose answers are finite numbers, or none. Confined to one thread.
 */
final class FiniteNetwork implements Network {

	private final String model;

	private final Network network;

	/**
	 * Watches over a network.
	 * @param model the id of the model that it computes
	 * @param network the network, which is closed with this one
	 */
	FiniteNetwork(String model, Network network) {
		this.model = model;
		this.network = network;
	}

	@Override
	public Architecture architecture() {
		return this.network.architecture();
	}

	@Override
	public float[] predict(float[] inputs, int count) {
		return finite("softmax", this.network.predict(inputs, count));
	}

	@Override
	public float[] activations(String layer, float[] inputs, int count) {
		return finite(layer, this.network.activations(layer, inputs, count));
	}

	private float[] finite(String layer, float[] values) {
		NotFiniteException.requireFinite(this.model, layer, values);
		return values;
	}

	@Override
	public Weights weights() {
		return this.network.weights();
	}

	@Override
	public void close() {
		this.network.close();
	}

}
