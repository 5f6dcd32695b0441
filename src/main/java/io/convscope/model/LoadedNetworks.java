package io.convscope.model;

import java.util.LinkedHashMap;
import java.util.Map;

import io.convscope.network.Architecture;
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

	LoadedNetworks(Networks networks, Models models) {
		this.networks = networks;
		this.models = models;
	}

	Network of(Model model) {
		Network network = this.loaded.get(Key.of(model));
		return (network != null) ? network : load(this.models.get(model.id()));
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
			this.loaded.remove(eldest).close();
		}
	}

	void close() {
		this.loaded.values().forEach(Network::close);
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
