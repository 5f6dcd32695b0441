package io.convscope.model.inference;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import io.convscope.memory.LruCache;
import io.convscope.model.Model;
import io.convscope.model.ModelWithWeights;
import io.convscope.model.UnknownModelException;
import io.convscope.model.store.Models;
import io.convscope.network.Architecture;
import io.convscope.network.Network;
import io.convscope.network.Weights;
import io.convscope.network.LogitGradients;
import io.convscope.network.engine.Networks;
import org.jspecify.annotations.Nullable;

/**
 * A cache of the networks of the most recently used models, and of those that are to be
 * kept; confined to one thread.
 */
final class LoadedNetworks {

	private static final int MOST = 3;

	private final Networks networks;

	private final Models models;

	// the whole model is the key: the epoch of a provisional model changes, and an id may
	// be used again after its model is deleted
	private final LruCache<Model, LoadedModel> loaded = new LruCache<>(MOST, this::close);

	// the most recently used, found without hashing the whole model, as each picture asks
	// for it
	private @Nullable LoadedModel last;

	// those of models that stay loaded, however many others are asked
	private final Map<Model, LoadedModel> kept = new HashMap<>();

	private Set<Model> keeping = Set.of();

	// only for the last explained network, since they hold further copies of its
	// weights
	private @Nullable LogitGradients gradients;

	private @Nullable Network explained;

	LoadedNetworks(Networks networks, Models models) {
		this.networks = networks;
		this.models = models;
	}

	/**
	 * Loads a model.
	 * @param model the model
	 * @return the model with its network; it may be a better epoch of the same run
	 * @throws UnknownModelException if it was deleted
	 */
	LoadedModel of(Model model) {
		LoadedModel last = this.last;
		if (last == null || last.model() != model) {
			LoadedModel loaded = find(model);
			last = (loaded != null) ? loaded : load(this.models.known().latest(model));
			this.last = last;
		}
		return last;
	}

	private @Nullable LoadedModel find(Model model) {
		LoadedModel kept = this.kept.get(model);
		return (kept != null) ? kept : this.loaded.get(model);
	}

	/**
	 * Keeps networks of models in the cache, once they are loaded.
	 * @param models these models, and no others from now on
	 */
	void keep(Set<Model> models) {
		this.keeping = models;
		// it may be closed
		this.last = null;
		for (Model each : List.copyOf(this.kept.keySet())) {
			if (!models.contains(each)) {
				this.loaded.put(each, this.kept.remove(each));
			}
		}
		for (Model each : models) {
			LoadedModel loaded = this.loaded.get(each);
			if (loaded != null) {
				this.loaded.remove(each);
				this.kept.put(each, loaded);
			}
		}
	}

	/**
	 * Runs work on a temporary network, for weights that belong to no model.
	 */
	void tryOut(Architecture architecture, Weights weights, Consumer<Network> work) {
		try (Network network = this.networks.inference(architecture, weights)) {
			work.accept(network);
		}
	}

	/**
	 * Returns the gradients for a network. They are valid until those for another are
	 * requested.
	 */
	LogitGradients gradientsOf(Network network) {
		LogitGradients gradients = (this.explained == network) ? this.gradients : null;
		return (gradients != null) ? gradients : loadGradients(network);
	}

	private LogitGradients loadGradients(Network network) {
		closeGradients();
		LogitGradients gradients = this.networks.gradients(network.architecture(), network.weights());
		this.gradients = gradients;
		this.explained = network;
		return gradients;
	}

	private void closeGradients() {
		if (this.gradients != null) {
			this.gradients.close();
		}
		this.gradients = null;
		this.explained = null;
	}

	private LoadedModel load(Model latest) {
		LoadedModel loaded = find(latest);
		if (loaded == null) {
			ModelWithWeights read = this.models.withWeights(latest);
			Network network = this.networks.inference(read.model().architecture(), read.weights());
			loaded = new LoadedModel(read.model(), new FiniteNetwork(read.model().id(), network));
			if (this.keeping.contains(read.model())) {
				this.kept.put(read.model(), loaded);
			}
			else {
				this.loaded.put(read.model(), loaded);
			}
		}
		return loaded;
	}

	private void close(LoadedModel loaded) {
		if (this.explained == loaded.network()) {
			closeGradients();
		}
		loaded.network().close();
	}

	void close() {
		keep(Set.of());
		this.loaded.clear();
	}

}
