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
 * All models, and which of them answers when a request names none.
 * <p>
 * Models survive a restart. Thread safe.
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
	 * @return all, provisional ones too, the oldest first
	 */
	public List<Model> list() {
		return this.known.list();
	}

	/**
	 * Finds a model.
	 * @param id its id
	 * @return the model
	 * @throws UnknownModelException if there is none of that id
	 */
	public Model get(String id) {
		return this.known.get(id);
	}

	/**
	 * Looks for a model.
	 * @param id its id
	 * @return the model, or empty when there is none of that id
	 */
	public Optional<Model> find(String id) {
		return this.known.find(id);
	}

	/**
	 * Finds the model that should answer.
	 * @param id an id, or null for the current model
	 * @return the model
	 * @throws UnknownModelException if there is none of that id
	 * @throws NoModelException if no id is given, and no model is current
	 */
	public Model resolve(@Nullable String id) {
		return (id != null) ? get(id) : current().orElseThrow(() -> NoModelException.among(list()));
	}

	/**
	 * Finds the current model: the chosen one, else that of the last run that has ended,
	 * else the one that comes with the service, else a run's best epoch so far. One that
	 * is no better than chance has to be chosen.
	 * @return empty when there is none of them
	 */
	public Optional<Model> current() {
		return this.chosen.among(list());
	}

	/**
	 * Lists what is set aside, for it is damaged.
	 * @return folders of models, and the choice of the current one
	 */
	public List<Damage> damages() {
		List<Damage> damages = new ArrayList<>(this.known.setAside());
		this.chosen.problem(list()).ifPresent(damages::add);
		return damages;
	}

	/**
	 * Gives what there is to choose from, with what is damaged.
	 * @return those models
	 */
	public KnownModels known() {
		return this.known;
	}

	/**
	 * Chooses the current model, until another is chosen.
	 * @return the model of that id
	 * @throws UnknownModelException if there is none
	 * @throws StorageException if that can't be written; the former choice stays
	 */
	public synchronized Model choose(String id) {
		Model model = get(id);
		this.chosen.set(id);
		logger.info("The model {} was chosen to be current", id);
		return model;
	}

	/**
	 * Keeps a model, in place of a provisional one of the same id.
	 * @param model what is known of it
	 * @param weights its parameters
	 * @return the model as it is known from now on
	 * @throws IllegalStateException if there is a model of this id that is not
	 * provisional: it never changes
	 * @throws StorageException if it can't be written; what was there stays
	 */
	public synchronized Model save(Model model, Weights weights) {
		if (find(model.id()).filter((before) -> !before.provisional()).isPresent()) {
			throw new IllegalStateException("The model " + model.id() + " is made already");
		}
		Model kept = this.store.write(model, weights);
		this.known.put(kept);
		// only now, as until now readers were sent to them
		this.store.deleteOtherWeights(kept);
		return kept;
	}

	/**
	 * Makes the provisional model of a run final, where there is one.
	 * @param id its id
	 * @param lastEpochTestAccuracy of the run's last epoch; null when unknown
	 * @param now when its run ended
	 * @throws StorageException if it can't be written; it stays provisional
	 */
	public synchronized void freeze(String id, @Nullable Double lastEpochTestAccuracy, Instant now) {
		find(id).filter(Model::provisional)
			.ifPresent((model) -> save(model.frozen(lastEpochTestAccuracy, now), weights(model)));
	}

	/**
	 * Reads a model's parameters.
	 * @param model a model from here
	 * @return the model with its weights; where its run has a better epoch since, that
	 * one with its weights
	 * @throws UnknownModelException if it has been deleted
	 * @throws UnreadableWeightsException if they can't be read
	 */
	public ModelWithWeights withWeights(Model model) {
		return this.weights.read(model);
	}

	/**
	 * Reads a model's parameters; those of a better epoch where one has replaced it.
	 * @param model a model from here
	 * @return its weights
	 * @throws UnknownModelException if it has been deleted
	 * @throws UnreadableWeightsException if they can't be read
	 */
	public Weights weights(Model model) {
		return withWeights(model).weights();
	}

	/**
	 * Deletes a model, or what is set aside under its name; it stays deleted after a
	 * power cut. Who reads its weights can finish.
	 * @param id its id
	 * @throws UnknownModelException if there is none of that id
	 * @throws ModelInUseException if it has to stay
	 * @throws StorageException if it can't be deleted; it stays
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
