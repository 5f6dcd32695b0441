package io.convscope.prediction;

import io.convscope.model.store.ModelFixtures;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

/**
 * Predictors with no Spring context.
 */
public final class PredictorFixtures {

	private PredictorFixtures() {
	}

	public static Predictor predictor(ModelFixtures fixtures, int queueCapacity, int maxBatch) {
		return predictor(fixtures, queueCapacity, maxBatch,
				shadow(fixtures, new ShadowProperties(null, 0), new SimpleMeterRegistry()));
	}

	static Predictor predictor(ModelFixtures fixtures, int queueCapacity, int maxBatch, Shadow shadow) {
		return new Predictor(fixtures.inference(), new PredictionProperties(queueCapacity, maxBatch),
				new PredictionMetrics(new SimpleMeterRegistry(), fixtures.models()), shadow);
	}

	static Shadow shadow(ModelFixtures fixtures, ShadowProperties properties, MeterRegistry registry) {
		return new Shadow(properties, fixtures.networks(), fixtures.models(), registry);
	}

}
