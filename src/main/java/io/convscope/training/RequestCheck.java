package io.convscope.training;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import io.convscope.model.TrainingSettings;
import io.convscope.request.InvalidRequestException;
import io.convscope.network.description.NetworkDescription;
import io.convscope.request.Option;
import io.convscope.request.OptionReader;
import io.convscope.request.Texts;
import io.convscope.training.run.Recipe;
import io.convscope.training.run.RunRequest;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Checks the body of {@code POST /train}, reporting all errors at once, and completes it
 * by its recipe.
 */
public final class RequestCheck {

	/** The name of a run. */
	static final Option<String> NAME = Option.of("name", Texts.names(100), null, "Name", "a note for yourself");

	/** Whose run it is. */
	static final Option<String> OWNER = Option.of("owner", Texts.names(40), null, "Your name",
			"whose run it is; the owners' runs take turns");

	/** What a run learns from. */
	static final Option<String> DATASET = Option.of("dataset", Texts.any(), null, "Data set", "what to learn from");

	/** What completes a request. */
	static final Option<String> RECIPE = Option.of("recipe", Texts.oneOf(Recipe.names()), null, "Recipe",
			"what the empty fields stand for");

	/** What a run trains. */
	static final Option<String> NETWORK = new Option<>("network", Texts.any(), null, "Network",
			"what to train; a name, or an object with layers", "article, or that of the start");

	/** All fields, in the order in which they are listed. */
	static final List<Option<?>> FIELDS = Stream
		.of(Stream.of(DATASET, NETWORK, RECIPE), TrainingSettings.OPTIONS.stream(), Stream.of(NAME, OWNER))
		.<Option<?>>flatMap((options) -> options)
		.toList();

	private RequestCheck() {
	}

	/**
	 * Checks and completes a request.
	 * @param body the body; any field may be missing or not valid
	 * @param usual returns the default data set for the model to start from; called only
	 * if the body is valid
	 * @param networks reads the network that is to be trained
	 * @return the complete request
	 * @throws InvalidRequestException if fields are unknown, of the wrong type or out of
	 * range
	 */
	public static RunRequest complete(ObjectNode body, Function<@Nullable String, String> usual,
			NetworkChoice networks) {
		OptionReader reader = new OptionReader();
		Optional<String> named = reader.field(body, DATASET);
		Optional<Recipe> chosen = reader.field(body, RECIPE).map(Recipe::of);
		Map<String, Object> given = TrainingSettings.given(body, reader);
		Optional<String> title = reader.field(body, NAME).map(String::strip);
		@Nullable String owner = reader.field(body, OWNER).map(String::strip).orElse(null);
		Optional<NetworkDescription> read = body.hasNonNull(NETWORK.name())
				? networks.read(body.get(NETWORK.name()), NETWORK.name(), reader) : Optional.empty();
		chosen.filter((recipe) -> lacksModel(recipe, given))
			.ifPresent((recipe) -> reader.refuse(TrainingSettings.FROM.name(), "must be a model, since recipe "
					+ recipe.name() + " keeps what it has learned, and of those that come with the service none fits"));
		reader.refuseOthers(body, FIELDS);
		reader.requireNoErrors();
		String dataset = named.orElseGet(() -> usual.apply((String) given.get(TrainingSettings.FROM.name())));
		Recipe recipe = chosen.orElseGet(() -> Recipe.defaultFor(dataset));
		NetworkDescription network = read.orElseGet(recipe::usualNetwork);
		return new RunRequest(title.orElse(usualName(dataset, network, recipe.name())), dataset, recipe.name(),
				recipe.settings().with(given), network, owner, null);
	}

	private static boolean lacksModel(Recipe recipe, Map<String, Object> given) {
		return recipe.needsModel() && !given.containsKey(TrainingSettings.FROM.name())
				&& !given.containsKey(TrainingSettings.FREEZE.name());
	}

	/**
	 * Names a run that its user gives no name.
	 * @param dataset name of the data set
	 * @param network the network to train
	 * @param recipe name of the recipe
	 * @return what tells it from others
	 */
	static String usualName(String dataset, NetworkDescription network, String recipe) {
		String what = network.equals(NetworkDescription.article()) ? dataset : dataset + ", " + network.name();
		return what + ", " + recipe;
	}

	/**
	 * Reads which network a request means.
	 */
	@FunctionalInterface
	public interface NetworkChoice {

		/**
		 * Reads a network.
		 * @param json its name, or all of it
		 * @param field the field that it is in
		 * @param reader is told what is wrong
		 * @return the network; empty if anything is wrong
		 */
		Optional<NetworkDescription> read(JsonNode json, String field, OptionReader reader);

	}

}
