package io.convscope.prediction;

import io.convscope.model.store.ModelFixtures;

/**
 * Predictors with no Spring context.
 */
public final class PredictorFixtures {

	private PredictorFixtures() {
	}

	public static Predictor predictor(ModelFixtures fixtures, int queueCapacity, int maxBatch) {
		return new Predictor(fixtures.inference(), new PredictionProperties(queueCapacity, maxBatch));
	}

}
