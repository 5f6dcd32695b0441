package io.convscope.model;

import java.util.LinkedHashMap;
import java.util.Map;

import io.convscope.network.Architecture;
import io.convscope.network.LogitGradients;
import io.convscope.network.Network;
import io.convscope.network.Networks;
import io.convscope.network.Weights;
import org.jspecify.annotations.Nullable;

/**
 * The networks of the few models that were used last; confined to one thread.
 */
final class LoadedNetworks {

	private static final int MOST = 3;

	private final Networks networks;

	private final Models models;

	private final Map<Key, Network> loaded = new LinkedHashMap<>(8, 0.75f, true);

	private final LoadedGradients gradients;

	LoadedNetworks(Networks networks, Models models) {
		this.networks = networks;
		this.gradients = new LoadedGradients(networks);
		this.models = models;
	}

	Network of(Model model) {
		Network network = this.loaded.get(Key.of(model));
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
		Network network = this.loaded.get(Key.of(model));
		if (network == null) {
			Weights weights = this.models.weights(model);
			network = this.networks.inference(Architecture.article(model.labels().size()), weights);
			this.loaded.put(Key.of(model), network);
			closeEldest();
		}
		return network;
	}

	private void closeEldest() {
		while (this.loaded.size() > MOST) {
			Key eldest = this.loaded.keySet().iterator().next();
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

	/**
	 * What tells networks apart: the weights of a provisional model change with its
	 * epoch.
	 */
	private record Key(String id, @Nullable Integer epoch) {

		static Key of(Model model) {
			return new Key(model.id(), model.epoch());
		}

	}

}
