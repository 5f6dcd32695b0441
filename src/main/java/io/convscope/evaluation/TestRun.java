package io.convscope.evaluation;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;

import io.convscope.dataset.Dataset;
import io.convscope.dataset.Part;
import io.convscope.dataset.SampleAddress;
import io.convscope.model.Model;
import io.convscope.model.ModelWithWeights;
import io.convscope.model.UnknownModelException;
import io.convscope.model.store.Models;
import io.convscope.network.Network;
import io.convscope.network.Weights;
import io.convscope.network.engine.Networks;

import org.springframework.stereotype.Component;

/**
 * Computes a model's predictions for all pictures of a test part, on the calling thread.
 * Thread safe.
 */
@Component
class TestRun {

	private final Models models;

	private final Networks networks;

	private final Evaluator evaluator;

	TestRun(Models models, Networks networks, Evaluator evaluator) {
		this.models = models;
		this.networks = networks;
		this.evaluator = evaluator;
	}

	/**
	 * Evaluates a model as it is now, or the better epoch that has replaced it; that it
	 * is replaced or deleted later changes nothing.
	 * @param asked the model
	 * @param dataset the data set
	 * @param stop asked now and then; once true, the evaluation is given up
	 * @return what the model says of each test picture, or empty when stopped
	 * @throws UnknownModelException if it was deleted
	 * @throws NotEvaluableException if they don't fit, or the model gives no numbers
	 */
	Optional<Evaluated> evaluate(Model asked, Dataset dataset, BooleanSupplier stop) {
		ModelWithWeights read = this.models.withWeights(asked);
		Model model = read.model();
		TestParts.requireFit(model, dataset);
		Optional<TestPredictions> predictions = predict(model, read.weights(), dataset, stop);
		if (predictions.isEmpty()) {
			return Optional.empty();
		}
		requireProbabilities(model, dataset, predictions.get());
		return Optional.of(new Evaluated(model, new Answers(dataset, predictions.get())));
	}

	private Optional<TestPredictions> predict(Model model, Weights weights, Dataset dataset, BooleanSupplier stop) {
		try (Network network = this.networks.inference(model.architecture(), weights)) {
			return this.evaluator.predictions(network, dataset.resized(model.pictureSize()).test(), stop);
		}
	}

	private static void requireProbabilities(Model model, Dataset dataset, TestPredictions predictions) {
		OptionalInt without = predictions.firstWithoutProbabilities();
		if (without.isPresent()) {
			throw NotEvaluableException.withoutProbabilities(model,
					new SampleAddress(dataset.name(), Part.TEST, without.getAsInt()).toString());
		}
	}

}
