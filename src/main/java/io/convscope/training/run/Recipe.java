package io.convscope.training.run;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonValue;
import io.convscope.model.TrainingSettings;

/**
 * A named bundle of settings.
 */
public enum Recipe {

	/** The article's. */
	ARTICLE("The article's settings.", new TrainingSettings(20, 32, 0.001, 0.9, 42, null)),

	/** The same with a five times larger step, for pictures that are learned fast. */
	QUICK("The article's settings with a five times larger step, for pictures that are learned fast.",
			new TrainingSettings(20, 32, 0.005, 0.9, 42, null));

	private final String description;

	private final TrainingSettings settings;

	Recipe(String description, TrainingSettings settings) {
		this.description = description;
		this.settings = settings;
	}

	/**
	 * Says what this recipe is.
	 * @return one sentence
	 */
	public String description() {
		return this.description;
	}

	/**
	 * Gives the settings that hold where a request names no others.
	 * @return the settings
	 */
	public TrainingSettings settings() {
		return this.settings;
	}

	/**
	 * Names this recipe as JSON does.
	 * @return the name in lower case
	 */
	@JsonValue
	public String id() {
		return name().toLowerCase(Locale.ROOT);
	}

	public static Optional<Recipe> find(String id) {
		return Arrays.stream(values()).filter((each) -> each.id().equals(id)).findFirst();
	}

	public static List<String> ids() {
		return Arrays.stream(values()).map(Recipe::id).toList();
	}

	/**
	 * Finds the recipe for a data set where a request names none.
	 * @param dataset the data set's name
	 * @return {@link #QUICK} for the generated shapes, else {@link #ARTICLE}
	 */
	public static Recipe defaultFor(String dataset) {
		return dataset.equals("shapes") ? QUICK : ARTICLE;
	}

}
