package io.convscope.training;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;

import io.convscope.model.TrainingSettings;
import org.jspecify.annotations.Nullable;

/**
 * Completes a request by its recipe, naming everything in it that can't be.
 */
final class RequestCheck {

	private static final String FIELDS = "dataset, recipe, epochs, batchSize, learningRate, momentum, seed, trainLimit, name";

	private static final long MAX_SEED = (1L << 53) - 1;

	private static final int MAX_NAME = 100;

	private final Map<String, String> errors = new LinkedHashMap<>();

	private RequestCheck() {
	}

	/**
	 * Completes a request.
	 * @param request what came in
	 * @return what to do
	 * @throws InvalidRunRequestException if fields are unknown or out of their range
	 */
	static RunRequest complete(TrainRequest request) {
		return new RequestCheck().check(request);
	}

	private RunRequest check(TrainRequest request) {
		String dataset = (request.dataset() != null) ? request.dataset() : "cifar10";
		Recipe recipe = recipe(request.recipe(), dataset);
		TrainingSettings defaults = recipe.settings();
		long epochs = whole("epochs", request.epochs(), defaults.epochs(), 1, 1000);
		long batchSize = whole("batchSize", request.batchSize(), defaults.batchSize(), 1, 1024);
		double learningRate = (request.learningRate() != null) ? request.learningRate() : defaults.learningRate();
		if (!(learningRate > 0 && learningRate <= 10)) {
			this.errors.put("learningRate", "must be above 0, up to 10");
		}
		double momentum = (request.momentum() != null) ? request.momentum() : defaults.momentum();
		if (!(momentum >= 0 && momentum < 1)) {
			this.errors.put("momentum", "must be 0 or more, below 1");
		}
		long seed = whole("seed", request.seed(), defaults.seed(), 0, MAX_SEED);
		Integer trainLimit = (request.trainLimit() != null)
				? (int) whole("trainLimit", request.trainLimit(), 1, 1, Integer.MAX_VALUE) : null;
		String name = name(request.name(), dataset + ", " + recipe.id());
		request.unknown().keySet().forEach((field) -> this.errors.put(field, "is not a field; there are " + FIELDS));
		if (!this.errors.isEmpty()) {
			throw InvalidRunRequestException.of(this.errors);
		}
		return new RunRequest(name, dataset, recipe,
				new TrainingSettings((int) epochs, (int) batchSize, learningRate, momentum, seed, trainLimit));
	}

	private Recipe recipe(@Nullable String id, String dataset) {
		if (id == null) {
			return Recipe.defaultFor(dataset);
		}
		return Recipe.find(id).orElseGet(() -> {
			this.errors.put("recipe", "must be one of " + String.join(", ", Recipe.ids()));
			return Recipe.defaultFor(dataset);
		});
	}

	private long whole(String field, @Nullable BigInteger value, long otherwise, long least, long most) {
		// a number of any length, so that its field can be named
		long result = (value == null) ? otherwise
				: (value.bitLength() < Long.SIZE) ? value.longValue() : Long.MIN_VALUE;
		if (result < least || result > most) {
			this.errors.put(field, (most == Integer.MAX_VALUE) ? "must be a whole number of at least " + least
					: "must be a whole number from " + least + " to " + most);
		}
		return result;
	}

	private String name(@Nullable String name, String otherwise) {
		String result = (name != null) ? name.strip() : otherwise;
		if (result.isEmpty() || result.length() > MAX_NAME || result.chars().anyMatch(Character::isISOControl)) {
			this.errors.put("name", "must have 1 to " + MAX_NAME + " characters, and no line breaks");
		}
		return result;
	}

}
