package io.convscope.model;

import io.convscope.network.Network;

/**
 * A model that computes, on the inference thread.
 *
 * @param model whose weights they are: whoever makes an answer of what the network
 * computes makes it of this model's labels
 * @param network computes finite numbers only
 */
public record LoadedModel(Model model, Network network) {

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

}
