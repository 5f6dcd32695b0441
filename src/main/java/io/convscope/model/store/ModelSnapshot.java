package io.convscope.model.store;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.convscope.model.Model;
import org.jspecify.annotations.Nullable;

/**
 * The models that there are at one moment, their aliases, and which of them is current.
 * Immutable: whoever asks twice for what belongs together asks the same snapshot.
 */
public final class ModelSnapshot {

	private final Map<String, Model> models;

	private final List<Model> oldestFirst;

	private final SortedMap<String, String> aliases;

	private final @Nullable String chosen;

	private final Optional<Model> current;

	/**
	 * Creates a snapshot.
	 * @param models all models
	 * @param aliases the ids of models by alias; a model may be missing
	 * @param chosen the id of the model that is to be current; null for none, as one that
	 * is missing
	 */
	public ModelSnapshot(Collection<Model> models, Map<String, String> aliases, @Nullable String chosen) {
		this.models = models.stream().collect(Collectors.toUnmodifiableMap(Model::id, Function.identity()));
		this.oldestFirst = models.stream().sorted(Model.OLDEST_FIRST).toList();
		this.aliases = Collections.unmodifiableSortedMap(new TreeMap<>(aliases));
		this.chosen = chosen;
		this.current = find(chosen).or(() -> newest(false)).or(() -> find(Model.PRETRAINED)).or(() -> newest(true));
	}

	private Optional<Model> find(@Nullable String id) {
		return Optional.ofNullable((id != null) ? this.models.get(id) : null);
	}

	private Optional<Model> newest(boolean provisional) {
		return this.oldestFirst.stream()
			.filter((model) -> model.runId() != null && model.provisional() == provisional)
			.filter(Model::isBetterThanChance)
			.max(Model.LAST_RUN);
	}

	/**
	 * Lists the models.
	 * @return all of them, the oldest first
	 */
	public List<Model> models() {
		return this.oldestFirst;
	}

	/**
	 * Lists the aliases.
	 * @return the ids of models by alias, in alphabetical order
	 */
	public SortedMap<String, String> aliases() {
		return this.aliases;
	}

	/**
	 * Finds the current model.
	 * @return the chosen model, else the final model of the last run, else the one that
	 * comes with the service, else the provisional model of the last run; unless chosen,
	 * a run's model counts only if it is better than chance; empty if there is none
	 */
	public Optional<Model> current() {
		return this.current;
	}

	/**
	 * Finds a model.
	 * @param name its id, or an alias
	 * @return the model; empty if there is none
	 */
	public Optional<Model> named(String name) {
		return find(idOf(name));
	}

	/**
	 * Finds what a name stands for.
	 * @param name an alias, or anything else
	 * @return the id of the alias's model, or the name itself if it is no alias
	 */
	String idOf(String name) {
		return this.aliases.getOrDefault(name, name);
	}

	/**
	 * Lists the aliases of a model.
	 * @param id the model's id
	 * @return in alphabetical order
	 */
	public List<String> aliasesOf(String id) {
		return this.aliases.entrySet()
			.stream()
			.filter((each) -> each.getValue().equals(id))
			.map(Map.Entry::getKey)
			.toList();
	}

	/**
	 * Finds an alias that equals a name if case is ignored.
	 * @param name the name
	 * @return the alias; empty if there is none
	 */
	Optional<String> aliasLike(String name) {
		return this.aliases.keySet().stream().filter((alias) -> alias.equalsIgnoreCase(name)).findFirst();
	}

	ModelSnapshot with(Model model) {
		Map<String, Model> changed = new TreeMap<>(this.models);
		changed.put(model.id(), model);
		return new ModelSnapshot(changed.values(), this.aliases, this.chosen);
	}

	ModelSnapshot without(String id) {
		return new ModelSnapshot(this.oldestFirst.stream().filter((model) -> !model.id().equals(id)).toList(),
				this.aliases, this.chosen);
	}

	ModelSnapshot withAliases(Map<String, String> aliases) {
		return new ModelSnapshot(this.oldestFirst, aliases, this.chosen);
	}

	ModelSnapshot withChosen(String id) {
		return new ModelSnapshot(this.oldestFirst, this.aliases, id);
	}

}
