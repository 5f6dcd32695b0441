package io.convscope.prediction;

import io.convscope.metric.Meters;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.stereotype.Component;

/**
 * Metrics of the queue of pictures.
 */
@Component
class QueueMetrics implements MeterBinder {

	private final Predictor predictor;

	private final PredictionProperties properties;

	QueueMetrics(Predictor predictor, PredictionProperties properties) {
		this.predictor = predictor;
		this.properties = properties;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		Meters.gauge(registry, "convscope.prediction.queue", "pictures", "Pictures that wait to be computed",
				this.predictor::waiting);
		Meters.gauge(registry, "convscope.prediction.queue.limit", "pictures", "Pictures that may wait",
				this.properties::queueCapacity);
	}

}
