package io.convscope.model.inference;

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
 * A cache of the networks of the most recently used models; confined to one thread.
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
			LoadedModel loaded = this.loaded.get(model);
			last = (loaded != null) ? loaded : load(this.models.known().latest(model));
			this.last = last;
		}
		return last;
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
		LoadedModel loaded = this.loaded.get(latest);
		if (loaded == null) {
			ModelWithWeights read = this.models.withWeights(latest);
			Network network = this.networks.inference(read.model().architecture(), read.weights());
			loaded = new LoadedModel(read.model(), new FiniteNetwork(read.model().id(), network));
			this.loaded.put(read.model(), loaded);
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
		this.loaded.clear();
	}

}
