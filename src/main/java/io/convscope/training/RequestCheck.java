package io.convscope.training;

import io.convscope.model.TrainingSettings;
import io.convscope.request.InvalidRequestException;
import io.convscope.training.run.Recipe;
import io.convscope.training.run.RunRequest;
import org.jspecify.annotations.Nullable;

/**
 * Completes a request by its recipe, naming everything in it that can't be.
 */
final class RequestCheck {

	private static final String FIELDS = "dataset, recipe, epochs, batchSize, learningRate, momentum, seed, trainLimit, "
			+ "validation, patience, maxMinutes, from, name";

	private static final long MAX_SEED = (1L << 53) - 1;

	private final FieldCheck fields = new FieldCheck();

	private RequestCheck() {
	}

	/**
	 * Completes a request.
	 * @param request what came in
	 * @return what to do
	 * @throws InvalidRequestException if fields are unknown or out of their range
	 */
	static RunRequest complete(TrainRequest request) {
		return new RequestCheck().check(request);
	}

	private RunRequest check(TrainRequest request) {
		String dataset = (request.dataset() != null) ? request.dataset() : "cifar10";
		Recipe recipe = recipe(request.recipe(), dataset);
		TrainingSettings settings = settings(request, recipe.settings());
		String name = this.fields.name(request.name(), dataset + ", " + recipe.id());
		this.fields.unknown(request.unknown().keySet(), FIELDS);
		this.fields.finish();
		return new RunRequest(name, dataset, recipe, settings);
	}

	private TrainingSettings settings(TrainRequest request, TrainingSettings defaults) {
		long epochs = this.fields.whole("epochs", request.epochs(), defaults.epochs(), 1, 1000);
		long batchSize = this.fields.whole("batchSize", request.batchSize(), defaults.batchSize(), 1, 1024);
		double learningRate = (request.learningRate() != null) ? request.learningRate() : defaults.learningRate();
		this.fields.positiveOrNull("learningRate", learningRate, "10");
		double momentum = (request.momentum() != null) ? request.momentum() : defaults.momentum();
		if (!(momentum >= 0 && momentum < 1)) {
			this.fields.wrong("momentum", "must be 0 or more, below 1");
		}
		long seed = this.fields.whole("seed", request.seed(), defaults.seed(), 0, MAX_SEED);
		Double validation = this.fields.positiveOrNull("validation", request.validation(), "0.5");
		// where a part is held out, there must be another
		Integer trainLimit = this.fields.wholeOrNull("trainLimit", request.trainLimit(), (validation != null) ? 2 : 1,
				Integer.MAX_VALUE);
		Integer patience = this.fields.wholeOrNull("patience", request.patience(), 1, 1000);
		Double maxMinutes = this.fields.positiveOrNull("maxMinutes", request.maxMinutes(), "10080");
		return new TrainingSettings((int) epochs, (int) batchSize, learningRate, momentum, seed, trainLimit, validation,
				patience, maxMinutes, request.from());
	}

	private Recipe recipe(@Nullable String id, String dataset) {
		if (id == null) {
			return Recipe.defaultFor(dataset);
		}
		return Recipe.find(id).orElseGet(() -> {
			this.fields.wrong("recipe", "must be one of " + String.join(", ", Recipe.ids()));
			return Recipe.defaultFor(dataset);
		});
	}

}
