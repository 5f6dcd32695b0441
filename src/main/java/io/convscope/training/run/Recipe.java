package io.convscope.training.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.convscope.model.TrainingSettings;
import io.convscope.request.OptionReader;
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
 */
public record Recipe(String name, String description, TrainingSettings settings, List<String> defaultFor) {

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
	 */
	private record Written(String name, String description, List<String> defaultFor, ObjectNode settings) {

		Recipe complete() {
			OptionReader reader = new OptionReader();
			Map<String, Object> given = TrainingSettings.given(this.settings, reader);
			reader.refuseOthers(this.settings, TrainingSettings.OPTIONS);
			reader.requireNoErrors();
			return new Recipe(this.name, this.description, TrainingSettings.DEFAULTS.with(given), this.defaultFor);
		}

	}

}
