package io.convscope.prediction;

import io.convscope.model.store.ModelFixtures;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

/**
 * Predictors with no Spring context.
 */
public final class PredictorFixtures {

	private PredictorFixtures() {
	}

	public static Predictor predictor(ModelFixtures fixtures, int queueCapacity, int maxBatch) {
		return new Predictor(fixtures.inference(), new PredictionProperties(queueCapacity, maxBatch),
				new PredictionMetrics(new SimpleMeterRegistry(), fixtures.models()));
	}

}
