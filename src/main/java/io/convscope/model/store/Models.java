package io.convscope.model.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.convscope.home.StorageException;
import io.convscope.model.Model;
import io.convscope.model.ModelInUseException;
import io.convscope.model.ModelWithWeights;
import io.convscope.model.NoModelException;
import io.convscope.model.UnknownModelException;
import io.convscope.network.Weights;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * All models, and the choice of the current one, which answers requests that name no
 * model.
 * <p>
 * Models are stored on disk. Thread safe.
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
	 * Lists the models.
	 * @return all models including provisional ones, the oldest first
	 */
	public List<Model> list() {
		return this.known.list();
	}

	/**
	 * Finds a model.
	 * @param id its id
	 * @return the model
	 * @throws UnknownModelException if there is no such model
	 */
	public Model get(String id) {
		return this.known.get(id);
	}

	/**
	 * Finds a model, if it exists.
	 * @param id its id
	 * @return the model, or empty if there is no such model
	 */
	public Optional<Model> find(String id) {
		return this.known.find(id);
	}

	/**
	 * Finds the model that answers a request.
	 * @param id an id, or null for the current model
	 * @return the model
	 * @throws UnknownModelException if there is no such model
	 * @throws NoModelException if the id is null and no model is current
	 */
	public Model resolve(@Nullable String id) {
		return (id != null) ? get(id) : current().orElseThrow(() -> NoModelException.among(list()));
	}

	/**
	 * Finds the current model: the chosen one, else the final model of the last run, else
	 * the one that comes with the service, else the last run's best epoch so far. A run's
	 * model that is no better than chance is current only if it is chosen.
	 * @return the model; empty if there is none
	 */
	public Optional<Model> current() {
		return this.chosen.among(list());
	}

	/**
	 * Lists damaged files, which are set aside.
	 * @return damaged models, and the choice of the current one if it is damaged
	 */
	public List<Damage> damages() {
		List<Damage> damages = new ArrayList<>(this.known.setAside());
		this.chosen.problem(list()).ifPresent(damages::add);
		return damages;
	}

	/**
	 * Returns all models, with their damage.
	 * @return the models
	 */
	public KnownModels known() {
		return this.known;
	}

	/**
	 * Makes a model the current one, until another is chosen.
	 * @return the model with that id
	 * @throws UnknownModelException if there is no such model
	 * @throws StorageException if the choice cannot be written; the former one stays
	 */
	public synchronized Model choose(String id) {
		Model model = get(id);
		this.chosen.set(id);
		logger.info("The model {} was chosen to be current", id);
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
	 * @throws ModelInUseException if it is current, provisional, or comes with the
	 * service
	 * @throws StorageException if it cannot be deleted; it stays
	 */
	public synchronized void delete(String id) {
		if (!this.known.isSetAside(id)) {
			Model model = get(id);
			ModelInUseException.requireUnused(model, current().filter(model::equals).isPresent());
		}
		this.store.deleteDescription(id);
		this.known.remove(id);
		this.store.deleteRest(id);
		logger.info("The model {} was deleted", id);
	}

}
