package io.convscope.model;

import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import io.convscope.network.Weights;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * All models, and which of them answers when a request names none.
 * <p>
 * Models survive a restart. Thread safe, as long as one thread at a time saves the model
 * of a run.
 */
@Component
public class Models {

	private final ModelStore store;

	private final ChosenModel chosen;

	private final Map<String, Model> models = new ConcurrentHashMap<>();

	Models(ModelStore store, ChosenModel chosen) {
		this.store = store;
		this.chosen = chosen;
		store.readAll().forEach((model) -> this.models.put(model.id(), model));
	}

	/**
	 * Lists the models.
	 * @return all, provisional ones too, the oldest first
	 */
	public List<Model> list() {
		return this.models.values().stream().sorted(Model.OLDEST_FIRST).toList();
	}

	/**
	 * Finds a model.
	 * @param id its id
	 * @return the model
	 * @throws UnknownModelException if there is none of that id
	 */
	public Model get(String id) {
		return find(id).orElseThrow(() -> UnknownModelException.of(id, list()));
	}

	/**
	 * Looks for a model.
	 * @param id its id
	 * @return the model, or empty when there is none of that id
	 */
	public Optional<Model> find(String id) {
		return Optional.ofNullable(this.models.get(id));
	}

	/**
	 * Finds the model that should answer.
	 * @param id an id, or null for the current model
	 * @return the model
	 * @throws UnknownModelException if there is none of that id
	 * @throws NoModelException if no id is given, and there is no model at all
	 */
	public Model resolve(@Nullable String id) {
		return (id != null) ? get(id) : current().orElseThrow(NoModelException::create);
	}

	/**
	 * Finds the current model: the one that was chosen, else the newest of an ended run,
	 * else, while the first run goes on, its best epoch so far.
	 * @return empty when there is no model at all
	 */
	public Optional<Model> current() {
		return this.chosen.among(list());
	}

	/**
	 * Chooses the current model, until another is chosen.
	 * @param id its id
	 * @return the model
	 * @throws UnknownModelException if there is none of that id
	 */
	public Model choose(String id) {
		Model model = get(id);
		this.chosen.set(id);
		return model;
	}

	/**
	 * Keeps a model, in place of a provisional one of the same id.
	 * @param model what is known of it
	 * @param weights its parameters
	 * @throws IllegalStateException if there is a model of this id that is not
	 * provisional: it never changes
	 * @throws UncheckedIOException if it can't be written; what was there stays
	 */
	public void save(Model model, Weights weights) {
		Model before = this.models.get(model.id());
		if (before != null && !before.provisional()) {
			throw new IllegalStateException("The model " + model.id() + " is made already");
		}
		this.store.write(model, weights);
		this.models.put(model.id(), model);
		// only now, as until now readers were sent to them
		this.store.deleteOtherWeights(model);
	}

	/**
	 * Makes the provisional model of a run final, where there is one.
	 * @param id its id
	 * @param lastEpochTestAccuracy of the run's last epoch; null when unknown
	 * @param now when its run ended
	 * @throws UncheckedIOException if it can't be written; it stays provisional
	 */
	public void freeze(String id, @Nullable Double lastEpochTestAccuracy, Instant now) {
		find(id).filter(Model::provisional)
			.ifPresent((model) -> save(model.frozen(lastEpochTestAccuracy, now), weights(model)));
	}

	/**
	 * Reads a model's parameters from the disk; those of a better epoch where one has
	 * replaced a provisional model meanwhile.
	 * @param model a model from here
	 * @return its weights
	 * @throws UncheckedIOException if they can't be read
	 */
	public Weights weights(Model model) {
		return read(model.id(), this.store::readWeights);
	}

	/**
	 * Opens a model's parameters as a safetensors file.
	 * @param id its id
	 * @return the file's content, to be closed; it stays readable when the model is
	 * replaced
	 * @throws UnknownModelException if there is none of that id
	 * @throws UncheckedIOException if it can't be read
	 */
	FileChannel openWeights(String id) {
		return read(id, this.store::openWeights);
	}

	private <T> T read(String id, Function<Model, T> reader) {
		while (true) {
			Model model = get(id);
			try {
				return reader.apply(model);
			}
			catch (UncheckedIOException ex) {
				boolean replaced = get(id) != model;
				if (!replaced) {
					throw ex;
				}
			}
		}
	}

}
