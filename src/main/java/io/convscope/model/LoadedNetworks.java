package io.convscope.model;

import java.util.LinkedHashMap;
import java.util.Map;

import io.convscope.network.Architecture;
import io.convscope.network.LogitGradients;
import io.convscope.network.Network;
import io.convscope.network.Networks;
import io.convscope.network.Weights;

/**
 * The networks of the few models that were used last; confined to one thread.
 */
final class LoadedNetworks {

	private static final int MOST = 3;

	private final Networks networks;

	private final Models models;

	// the whole description is the key: a provisional model's epoch changes, and an id
	// may be used again once its model is deleted
	private final Map<Model, Network> loaded = new LinkedHashMap<>(8, 0.75f, true);

	private final LoadedGradients gradients;

	LoadedNetworks(Networks networks, Models models) {
		this.networks = networks;
		this.gradients = new LoadedGradients(networks);
		this.models = models;
	}

	Network of(Model model) {
		Network network = this.loaded.get(model);
		return (network != null) ? network : load(this.models.get(model.id()));
	}

	/**
	 * Gives the gradients of a network's weights, until those of another are wanted.
	 */
	LogitGradients gradientsOf(Network network) {
		return this.gradients.of(network);
	}

	// of a provisional model that was replaced meanwhile, the better epoch answers
	private Network load(Model model) {
		Network network = this.loaded.get(model);
		if (network == null) {
			Weights weights = this.models.weights(model);
			network = this.networks.inference(Architecture.article(model.labels().size()), weights);
			this.loaded.put(model, network);
			closeEldest();
		}
		return network;
	}

	private void closeEldest() {
		while (this.loaded.size() > MOST) {
			Model eldest = this.loaded.keySet().iterator().next();
			close(this.loaded.remove(eldest));
		}
	}

	private void close(Network network) {
		this.gradients.closeOf(network);
		network.close();
	}

	void close() {
		this.loaded.values().forEach(this::close);
		this.loaded.clear();
	}

}
