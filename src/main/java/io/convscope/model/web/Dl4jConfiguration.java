package io.convscope.model.web;

import java.util.Optional;

import io.convscope.model.Model;
import io.convscope.model.TrainingSettings;
import io.convscope.network.Optimizer;
import io.convscope.network.dl4j.Dl4jDescription;

/**
 * A model's network as a Deeplearning4j configuration.
 */
final class Dl4jConfiguration {

	// the article's values, for a model whose settings are unknown
	private static final double USUAL_RATE = 0.001;

	private static final Optimizer USUAL = new Optimizer.Sgd(0.9);

	private static final long USUAL_SEED = 42;

	private Dl4jConfiguration() {
	}

	/**
	 * Describes a model's network.
	 * @param model the model
	 * @return the JSON of a {@code MultiLayerConfiguration}
	 */
	static String of(Model model) {
		Optional<TrainingSettings> settings = Optional.ofNullable(model.settings());
		Optimizer optimizer = settings.map((each) -> each.learningRule().optimizer()).orElse(USUAL);
		return Dl4jDescription.json(model.architecture(), optimizer,
				settings.map(TrainingSettings::learningRate).orElse(USUAL_RATE),
				settings.map(TrainingSettings::seed).orElse(USUAL_SEED));
	}

}
