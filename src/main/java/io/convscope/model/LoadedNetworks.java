package io.convscope.model;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

import io.convscope.network.Architecture;
import io.convscope.network.Network;
import io.convscope.network.Weights;
import io.convscope.network.dl4j.LogitGradients;
import io.convscope.network.engine.Networks;
import org.jspecify.annotations.Nullable;

/**
 * The networks of the few models that were used last; confined to one thread.
 */
final class LoadedNetworks {

	private static final int MOST = 3;

	private final Networks networks;

	private final Models models;

	// the whole description is the key: a provisional model's epoch changes, and an id
	// may be used again once its model is deleted
	private final Map<Model, LoadedModel> loaded = new LinkedHashMap<>(8, 0.75f, true);

	private final LoadedGradients gradients;

	LoadedNetworks(Networks networks, Models models) {
		this.networks = networks;
		this.gradients = new LoadedGradients(networks);
		this.models = models;
	}

	/**
	 * Loads a model.
	 * @param model the model
	 * @return it with its network; where its run has a better epoch since, perhaps that
	 * @throws UnknownModelException if it was deleted
	 */
	LoadedModel of(Model model) {
		LoadedModel loaded = this.loaded.get(model);
		return (loaded != null) ? loaded : load(this.models.known().latest(model));
	}

	/**
	 * Has weights compute that are of no model.
	 */
	void tryOut(Architecture architecture, Weights weights, Consumer<Network> work) {
		try (Network network = this.networks.inference(architecture, weights)) {
			work.accept(network);
		}
	}

	/**
	 * Gives the gradients of a network's weights, until those of another are wanted.
	 */
	LogitGradients gradientsOf(Network network) {
		return this.gradients.of(network);
	}

	private LoadedModel load(Model latest) {
		LoadedModel loaded = this.loaded.get(latest);
		if (loaded == null) {
			ModelWithWeights read = this.models.withWeights(latest);
			Network network = this.networks.inference(Architecture.article(read.model().labels().size()),
					read.weights());
			loaded = new LoadedModel(read.model(), new FiniteNetwork(read.model().id(), network));
			close(this.loaded.put(read.model(), loaded));
			closeEldest();
		}
		return loaded;
	}

	private void closeEldest() {
		while (this.loaded.size() > MOST) {
			Model eldest = this.loaded.keySet().iterator().next();
			close(this.loaded.remove(eldest));
		}
	}

	private void close(@Nullable LoadedModel loaded) {
		if (loaded != null) {
			this.gradients.closeOf(loaded.network());
			loaded.network().close();
		}
	}

	void close() {
		this.loaded.values().forEach(this::close);
		this.loaded.clear();
	}

}
