package io.convscope.model.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import io.convscope.model.Model;
import io.convscope.model.ModelExistsException;
import io.convscope.model.UnknownModelException;

import org.springframework.stereotype.Component;

/**
 * All models, those on disk and the one that comes with the service, and their damage.
 * Thread safe.
 */
@Component
public class KnownModels {

	private volatile ModelSnapshot now;

	// by the model's id; the model is in the snapshot if only its weights are damaged
	private final Map<String, String> problems = new ConcurrentHashMap<>();

	private final ModelCopies copies;

	KnownModels(ModelStore store, PretrainedModels pretrained, Aliases aliases, ChosenModel chosen,
			ModelCopies copies) {
		this.copies = copies;
		store.deleteRemains();
		Map<String, Model> models = new HashMap<>();
		for (StoredModel each : store.readAll()) {
			if (each.model() != null) {
				models.put(each.id(), each.model());
				store.deleteOtherWeights(each.model());
			}
			else {
				this.problems.put(each.id(), String.valueOf(each.problem()));
			}
		}
		// an older home may have a model of such a name
		pretrained.list().forEach((each) -> models.putIfAbsent(each.id(), each));
		this.now = new ModelSnapshot(models.values(), aliases.read(), chosen.id());
	}

	/**
	 * Returns what there is now.
	 * @return the same object until something changes
	 */
	public ModelSnapshot now() {
		return this.now;
	}

	List<Model> list() {
		return this.now.models();
	}

	/**
	 * Lists the damaged models that are set aside, whose names are taken but which cannot
	 * be used.
	 * @return the damage in the order of the names
	 */
	List<Damage> setAside() {
		return new TreeMap<>(this.problems).entrySet()
			.stream()
			.filter((each) -> this.now.named(each.getKey()).isEmpty())
			.map((each) -> new Damage("models/" + each.getKey(), each.getValue()))
			.toList();
	}

	public boolean isSetAside(String id) {
		return this.problems.containsKey(id) && this.now.named(id).isEmpty();
	}

	/**
	 * Makes sure that a new model, or a new alias, may have a name.
	 * @param name the name
	 * @throws ModelExistsException if a model, set aside or not, or an alias has it;
	 * names that differ in case only are the same on some file systems
	 */
	public void requireFree(String name) {
		like(name).ifPresent((taken) -> {
			throw isSetAside(taken) ? ModelExistsException.setAside(taken) : ModelExistsException.of(name, taken);
		});
		requireNoAlias(name);
	}

	void requireNoAlias(String name) {
		this.now.aliasLike(name).ifPresent((alias) -> {
			throw ModelExistsException.alias(name, alias, this.now.idOf(alias));
		});
	}

	/**
	 * Tells whether a new model may have a name.
	 * @param name the name
	 * @return whether no model and no alias has it
	 */
	public boolean isFree(String name) {
		return like(name).isEmpty() && this.now.aliasLike(name).isEmpty();
	}

	private Optional<String> like(String name) {
		return Stream.concat(list().stream().map(Model::id), this.problems.keySet().stream())
			.filter((taken) -> taken.equalsIgnoreCase(name))
			.findFirst();
	}

	Optional<Model> find(String name) {
		return this.now.named(name);
	}

	Model get(String name) {
		ModelSnapshot now = this.now;
		String id = now.idOf(name);
		return now.named(id)
			.orElseThrow(() -> isSetAside(id) ? UnknownModelException.setAside(this.problems.get(id))
					: UnknownModelException.of(id, now.models()));
	}

	/**
	 * Finds the latest version of a model.
	 * @param asked a model that existed once
	 * @return the model, or a later epoch of the same run; always the model itself if its
	 * weights are a replica's copy
	 * @throws UnknownModelException if it was deleted
	 */
	public Model latest(Model asked) {
		if (this.copies.has(asked)) {
			return asked;
		}
		Model latest = get(asked.id());
		if (!latest.continues(asked)) {
			throw UnknownModelException.replaced(asked.id());
		}
		return latest;
	}

	/**
	 * Returns the problem with a model's weights.
	 * @param model the model
	 * @return the problem found when they were last read; empty if there was none
	 */
	public Optional<String> problem(Model model) {
		return Optional.ofNullable(this.problems.get(model.id()));
	}

	/**
	 * Tells whether the weights that were read for a model are its own.
	 * @param model the model
	 * @return false if it was replaced or deleted, and its weights may have been too
	 */
	boolean isLatest(Model model) {
		return this.copies.has(model) || this.now.named(model.id()).filter((known) -> known == model).isPresent();
	}

	synchronized void put(Model model) {
		this.now = this.now.with(model);
		this.problems.remove(model.id());
	}

	synchronized void remove(String id) {
		this.now = this.now.without(id);
		this.problems.remove(id);
	}

	synchronized void change(UnaryOperator<ModelSnapshot> change) {
		this.now = change.apply(this.now);
	}

	/**
	 * Replaces everything at once, as a store has it that a replica follows.
	 * @param next the models, whose weights are copied
	 * @param setAside what is wrong with models that are not among them, by their ids
	 */
	public synchronized void follow(ModelSnapshot next, Map<String, String> setAside) {
		this.problems.clear();
		this.problems.putAll(setAside);
		this.now = next;
	}

	/**
	 * Records the result of reading a model's weights.
	 * @param model the model; ignored if it has been replaced or deleted
	 * @param problem what is wrong with the weights; empty if nothing is
	 */
	synchronized void note(Model model, Optional<String> problem) {
		if (this.now.named(model.id()).filter((known) -> known == model).isPresent()) {
			problem.ifPresentOrElse((each) -> this.problems.put(model.id(), each),
					() -> this.problems.remove(model.id()));
		}
	}

}
