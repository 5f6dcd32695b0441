package io.convscope.training;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.convscope.model.TrainingSettings;
import io.convscope.request.InvalidRequestException;
import io.convscope.request.Option;
import io.convscope.request.OptionReader;
import io.convscope.request.Texts;
import io.convscope.training.run.Recipe;
import io.convscope.training.run.RunRequest;
import tools.jackson.databind.node.ObjectNode;

/**
 * Completes the body of {@code POST /train} by its recipe, naming all its faults at once.
 */
final class RequestCheck {

	/** What people call a run. */
	static final Option<String> NAME = Option.of("name", Texts.names(100), null, "Name", "a note for yourself");

	private static final Option<String> DATASET = Option.of("dataset", Texts.any(), null, "Data set",
			"what to learn from");

	private static final Option<String> RECIPE = Option.of("recipe", Texts.oneOf(Recipe.names()), null, "Recipe",
			"what the empty fields stand for");

	/** All fields, in the order in which people are told of them. */
	static final List<Option<?>> FIELDS = Stream
		.of(Stream.of(DATASET, RECIPE), TrainingSettings.OPTIONS.stream(), Stream.of(NAME))
		.<Option<?>>flatMap((options) -> options)
		.toList();

	private RequestCheck() {
	}

	/**
	 * Completes a request.
	 * @param body what came in: every field may be missing, and wrong
	 * @param usual the data set where it names none
	 * @return what to do
	 * @throws InvalidRequestException if fields are unknown, of another type or out of
	 * their range
	 */
	static RunRequest complete(ObjectNode body, String usual) {
		OptionReader reader = new OptionReader();
		String dataset = reader.field(body, DATASET).orElse(usual);
		Recipe recipe = reader.field(body, RECIPE).map(Recipe::of).orElseGet(() -> Recipe.defaultFor(dataset));
		Map<String, Object> given = TrainingSettings.given(body, reader);
		String name = reader.field(body, NAME).map(String::strip).orElse(dataset + ", " + recipe.name());
		reader.refuseOthers(body, FIELDS);
		reader.requireNoErrors();
		return new RunRequest(name, dataset, recipe.name(), recipe.settings().with(given));
	}

}
