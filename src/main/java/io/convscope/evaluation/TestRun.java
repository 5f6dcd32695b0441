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
 * Thread-safe.
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
	 * Evaluates a model with its current weights, or the better epoch that has replaced
	 * it. Replacing or deleting the model later does not affect the evaluation.
	 * @param asked the model
	 * @param dataset the data set
	 * @param stop checked before each batch; once true, the evaluation stops
	 * @return the model with its predictions for each test picture; empty if stopped
	 * @throws UnknownModelException if the model was deleted
	 * @throws NotEvaluableException if the model and the data set don't match, or a
	 * prediction is NaN
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
