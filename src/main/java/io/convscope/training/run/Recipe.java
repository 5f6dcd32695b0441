package io.convscope.training.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.convscope.model.TrainingSettings;
import io.convscope.network.description.NetworkDescription;
import io.convscope.request.OptionReader;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A named set of settings. Recipes are defined in {@code recipes.json}, each with the
 * settings that differ from the defaults.
 *
 * @param name the name in requests
 * @param description one sentence
 * @param settings the settings that a request does not override
 * @param defaultFor names of the data sets that use it if a request names no recipe
 * @param network name of the built-in network that it trains if a request names none;
 * null for the article's
 */
public record Recipe(String name, String description, TrainingSettings settings, List<String> defaultFor,
		@Nullable String network) {

	private static final List<Recipe> ALL = read();

	/**
	 * Lists all recipes.
	 * @return at least one
	 */
	public static List<Recipe> all() {
		return ALL;
	}

	public static List<String> names() {
		return ALL.stream().map(Recipe::name).toList();
	}

	/**
	 * Returns a recipe.
	 * @param name one of {@link #names()}
	 * @return that recipe
	 */
	public static Recipe of(String name) {
		return ALL.stream().filter((recipe) -> recipe.name().equals(name)).findFirst().orElseThrow();
	}

	/**
	 * Finds the default recipe for a data set.
	 * @param dataset the data set's name
	 * @return the recipe that names it, else the first
	 */
	public static Recipe defaultFor(String dataset) {
		return ALL.stream().filter((recipe) -> recipe.defaultFor().contains(dataset)).findFirst().orElse(ALL.get(0));
	}

	/**
	 * Returns the network that it trains if a request names none.
	 * @return a built-in network
	 */
	public NetworkDescription usualNetwork() {
		return (this.network != null) ? NetworkDescription.builtIn(this.network) : NetworkDescription.article();
	}

	/**
	 * Tells whether it keeps what a model has learned, so that a run needs one.
	 * @return whether it freezes layers
	 */
	public boolean needsModel() {
		return !this.settings.freeze().isEmpty();
	}

	/**
	 * Limits the data sets that use it.
	 * @param datasets names of some of {@link #defaultFor()}
	 * @return the copy
	 */
	public Recipe defaultFor(List<String> datasets) {
		return new Recipe(this.name, this.description, this.settings, datasets, this.network);
	}

	private static List<Recipe> read() {
		try (InputStream file = Objects.requireNonNull(Recipe.class.getResourceAsStream("/recipes.json"))) {
			List<Written> written = new JsonMapper().readValue(file, new TypeReference<>() {
			});
			return written.stream().map(Written::complete).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * A recipe as written in the file.
	 *
	 * @param name the name in requests
	 * @param description one sentence
	 * @param defaultFor names of data sets
	 * @param settings the settings that differ from the defaults
	 * @param network name of a built-in network; null for the article's
	 */
	private record Written(String name, String description, List<String> defaultFor, ObjectNode settings,
			@Nullable String network) {

		Recipe complete() {
			OptionReader reader = new OptionReader();
			Map<String, Object> given = TrainingSettings.given(this.settings, reader);
			reader.refuseOthers(this.settings, TrainingSettings.OPTIONS);
			reader.requireNoErrors();
			return new Recipe(this.name, this.description, TrainingSettings.DEFAULTS.with(given), this.defaultFor,
					this.network);
		}

	}

}
