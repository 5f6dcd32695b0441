package io.convscope.model.inference;

import io.convscope.network.Architecture;
import io.convscope.network.Network;
import io.convscope.network.Weights;

/**
 * A network that computes finite numbers or throws {@link NotFiniteException}. Confined
 * to one thread.
 */
final class FiniteNetwork implements Network {

	private final String model;

	private final Network network;

	/**
	 * Checks the outputs of a network.
	 * @param model the id of its model
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
