package io.convscope.model.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.convscope.home.ConvscopeHome;
import io.convscope.home.StorageException;
import io.convscope.model.Model;
import io.convscope.model.ModelExistsException;
import io.convscope.model.ModelInUseException;
import io.convscope.model.ModelWithWeights;
import io.convscope.model.NoModelException;
import io.convscope.model.UnknownModelException;
import io.convscope.network.Weights;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/**
 * All models, and the choice of the current one, which answers requests that name no
 * model.
 * <p>
 * Models are stored on disk. Thread safe; whoever holds the lock of this object changes
 * which models there are, alone.
 */
@Component
public class Models {

	private static final Logger logger = LoggerFactory.getLogger(Models.class);

	private final KnownModels known;

	private final ModelStore store;

	private final ModelWeights weights;

	private final ChosenModel chosen;

	Models(KnownModels known, ModelStore store, ModelWeights weights, ChosenModel chosen) {
		this.known = known;
		this.store = store;
		this.weights = weights;
		this.chosen = chosen;
	}

	/**
	 * Reads the models in a home.
	 * @param home the home
	 * @return its models, and those that come with the service
	 */
	public static Models of(ConvscopeHome home) {
		JsonMapper json = JsonMapper.shared();
		PretrainedModels pretrained = new PretrainedModels(true, json);
		ModelCopies copies = new ModelCopies();
		ModelStore store = new ModelStore(home, json, copies);
		ChosenModel chosen = new ChosenModel(home);
		KnownModels known = new KnownModels(store, pretrained, new Aliases(home, json), chosen, copies);
		return new Models(known, store, new ModelWeights(known, store, pretrained), chosen);
	}

	/** Lists all models including provisional ones, the oldest first. */
	public List<Model> list() {
		return this.known.list();
	}

	/**
	 * Finds a model. An alias may stand for another one a moment later, so that a request
	 * looks it up once.
	 * @param name its id, or an alias
	 * @return the model
	 * @throws UnknownModelException if there is no such model
	 */
	public Model get(String name) {
		return this.known.get(name);
	}

	/** Finds a model by its id, or an alias; empty if there is no such model. */
	public Optional<Model> find(String name) {
		return this.known.find(name);
	}

	/**
	 * Finds the model that answers a request.
	 * @param name an id or an alias, or null for the current model
	 * @return the model
	 * @throws UnknownModelException if there is no such model
	 * @throws NoModelException if the name is null and no model is current
	 */
	public Model resolve(@Nullable String name) {
		ModelSnapshot now = this.known.now();
		return (name != null) ? get(name) : now.current().orElseThrow(() -> NoModelException.among(now.models()));
	}

	/**
	 * Finds the current model: the chosen one, else the final model of the last run, else
	 * the one that comes with the service, else the last run's best epoch so far. A run's
	 * model that is no better than chance is current only if it is chosen.
	 * @return the model; empty if there is none
	 */
	public Optional<Model> current() {
		return this.known.now().current();
	}

	/** Returns all models, with their damage. */
	public KnownModels known() {
		return this.known;
	}

	/**
	 * Makes a model the current one, until another is chosen.
	 * @param name its id, or an alias that stands for it now
	 * @return the model
	 * @throws UnknownModelException if there is no such model
	 * @throws StorageException if the choice cannot be written; the former one stays
	 */
	public synchronized Model choose(String name) {
		Model model = get(name);
		this.chosen.set(model.id());
		this.known.change((now) -> now.withChosen(model.id()));
		logger.info("The model {} was chosen to be current", model.id());
		return model;
	}

	/**
	 * Stores a model, in place of a provisional one with the same id.
	 * @param model the model
	 * @param weights its weights
	 * @return the model with the digest of its weights
	 * @throws IllegalStateException if there is a final model with this id, since that
	 * never changes
	 * @throws StorageException if it cannot be written; the previous version stays
	 */
	public synchronized Model save(Model model, Weights weights) {
		if (find(model.id()).filter((before) -> !before.provisional()).isPresent()) {
			throw new IllegalStateException("The model " + model.id() + " already exists and is final");
		}
		return replace(model, weights);
	}

	/**
	 * Stores a model, in place of one with the same id, final or not. Requests under way
	 * are answered by the model that they found, as long as it is loaded, or refused.
	 * @param model the model
	 * @param weights its weights
	 * @return the model with the digest of its weights
	 * @throws ModelExistsException if its id is an alias
	 * @throws StorageException if it cannot be written; the previous version stays
	 */
	public synchronized Model replace(Model model, Weights weights) {
		this.known.requireNoAlias(model.id());
		Model kept = this.store.write(model, weights);
		this.known.put(kept);
		// not earlier, since readers were directed to them until now
		this.store.deleteOtherWeights(kept);
		return kept;
	}

	/**
	 * Makes the provisional model of a run final, if there is one.
	 * @param id the model's id
	 * @param lastEpochTestAccuracy test accuracy of the run's last epoch; null if unknown
	 * @param now the time when the run ended
	 * @throws StorageException if it cannot be written; it stays provisional
	 */
	public synchronized void freeze(String id, @Nullable Double lastEpochTestAccuracy, Instant now) {
		find(id).filter(Model::provisional)
			.ifPresent((model) -> save(model.frozen(lastEpochTestAccuracy, now), weights(model)));
	}

	/**
	 * Reads a model with its weights.
	 * @param model a model from here
	 * @return the model, or a later epoch of the same run, with its weights
	 * @throws UnknownModelException if it has been deleted
	 * @throws UnreadableWeightsException if the weights cannot be read
	 */
	public ModelWithWeights withWeights(Model model) {
		return this.weights.read(model);
	}

	/**
	 * Reads a model's weights, or those of a later epoch if one has replaced it.
	 * @param model a model from here
	 * @return the weights
	 * @throws UnknownModelException if it has been deleted
	 * @throws UnreadableWeightsException if they cannot be read
	 */
	public Weights weights(Model model) {
		return withWeights(model).weights();
	}

	/**
	 * Deletes a model, or a damaged one that is set aside, durably. Downloads of its
	 * weights that have begun can finish.
	 * @param id its id
	 * @throws UnknownModelException if there is no such model
	 * @throws ModelInUseException if it is current, has an alias, is provisional, or
	 * comes with the service
	 * @throws StorageException if it cannot be deleted; it stays
	 */
	public synchronized void delete(String id) {
		if (!this.known.isSetAside(id)) {
			Model model = get(id);
			ModelInUseException.requireUnused(model, current().filter(model::equals).isPresent(),
					this.known.now().aliasesOf(model.id()));
		}
		this.store.deleteDescription(id);
		this.known.remove(id);
		this.store.deleteRest(id);
		logger.info("The model {} was deleted", id);
	}

}
