package io.convscope.model.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
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

	private final Map<String, Model> models = new ConcurrentHashMap<>();

	// made anew with each change, as each prediction asks for it
	private volatile List<Model> oldestFirst = List.of();

	// by the model's id; the model is in the map above if only its weights are damaged
	private final Map<String, String> problems = new ConcurrentHashMap<>();

	private final Aliases aliases;

	KnownModels(ModelStore store, PretrainedModels pretrained, Aliases aliases) {
		this.aliases = aliases;
		store.deleteRemains();
		for (StoredModel each : store.readAll()) {
			if (each.model() != null) {
				put(each.model());
				store.deleteOtherWeights(each.model());
			}
			else {
				this.problems.put(each.id(), String.valueOf(each.problem()));
			}
		}
		// an older home may have a model of such a name
		pretrained.list().stream().filter((each) -> !this.models.containsKey(each.id())).forEach(this::put);
	}

	List<Model> list() {
		return this.oldestFirst;
	}

	/**
	 * Lists the damaged models that are set aside, whose names are taken but which cannot
	 * be used.
	 * @return the damage in the order of the names
	 */
	List<Damage> setAside() {
		return new TreeMap<>(this.problems).entrySet()
			.stream()
			.filter((each) -> !this.models.containsKey(each.getKey()))
			.map((each) -> new Damage("models/" + each.getKey(), each.getValue()))
			.toList();
	}

	public boolean isSetAside(String id) {
		return this.problems.containsKey(id) && !this.models.containsKey(id);
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
		this.aliases.like(name).ifPresent((alias) -> {
			throw ModelExistsException.alias(name, alias, this.aliases.modelOf(alias));
		});
	}

	/**
	 * Tells whether a new model may have a name.
	 * @param name the name
	 * @return whether no model and no alias has it
	 */
	public boolean isFree(String name) {
		return like(name).isEmpty() && this.aliases.like(name).isEmpty();
	}

	private Optional<String> like(String name) {
		return Stream.concat(this.models.keySet().stream(), this.problems.keySet().stream())
			.filter((taken) -> taken.equalsIgnoreCase(name))
			.findFirst();
	}

	/**
	 * Lists the aliases of a model.
	 * @param model the model
	 * @return in alphabetical order
	 */
	public List<String> aliasesOf(Model model) {
		return this.aliases.of(model.id());
	}

	Optional<Model> find(String name) {
		return Optional.ofNullable(this.models.get(this.aliases.modelOf(name)));
	}

	Model get(String name) {
		String id = this.aliases.modelOf(name);
		return find(id).orElseThrow(() -> isSetAside(id) ? UnknownModelException.setAside(this.problems.get(id))
				: UnknownModelException.of(id, list()));
	}

	/**
	 * Finds the latest version of a model.
	 * @param asked a model that existed once
	 * @return the model, or a later epoch of the same run
	 * @throws UnknownModelException if it was deleted
	 */
	public Model latest(Model asked) {
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

	synchronized void put(Model model) {
		this.models.put(model.id(), model);
		this.problems.remove(model.id());
		sort();
	}

	synchronized void remove(String id) {
		this.models.remove(id);
		this.problems.remove(id);
		sort();
	}

	private void sort() {
		this.oldestFirst = this.models.values().stream().sorted(Model.OLDEST_FIRST).toList();
	}

	/**
	 * Records the result of reading a model's weights.
	 * @param model the model; ignored if it has been replaced or deleted
	 * @param problem what is wrong with the weights; empty if nothing is
	 */
	synchronized void note(Model model, Optional<String> problem) {
		if (this.models.get(model.id()) == model) {
			problem.ifPresentOrElse((each) -> this.problems.put(model.id(), each),
					() -> this.problems.remove(model.id()));
		}
	}

}
