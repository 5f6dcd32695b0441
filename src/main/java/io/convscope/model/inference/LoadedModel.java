package io.convscope.model.inference;

import io.convscope.model.Model;
import io.convscope.network.Network;
import io.convscope.network.Weights;
import org.jspecify.annotations.Nullable;

/**
 * A model that computes; confined to the inference thread.
 */
public final class LoadedModel {

	private final Model model;

	private final Network network;

	private @Nullable Weights weights;

	LoadedModel(Model model, Network network) {
		this.model = model;
		this.network = network;
	}

	/**
	 * Tells whose weights they are: whoever makes an answer of what the network computes
	 * makes it of this model's labels.
	 * @return the model
	 */
	public Model model() {
		return this.model;
	}

	/**
	 * Gives the network.
	 * @return a network that computes finite numbers only; not to be kept
	 */
	public Network network() {
		return this.network;
	}

	/**
	 * Gives the network for a step of an answer that takes several.
	 * @param wanted the model that computed the steps before
	 * @return its network
	 * @throws ModelReplacedException if this is a later epoch
	 */
	public Network networkOf(Model wanted) {
		if (!this.model.equals(wanted)) {
			throw new ModelReplacedException(this.model);
		}
		return this.network;
	}

	/**
	 * Gives the network's weights, copied out once: a copy takes tens of milliseconds.
	 * @return the weights; valid on any thread
	 */
	public Weights weights() {
		if (this.weights == null) {
			this.weights = this.network.weights();
		}
		return this.weights;
	}

}
