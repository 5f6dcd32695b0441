package io.convscope.model.store;

import io.convscope.metric.Meters;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.stereotype.Component;

/**
 * Metrics of the models that are there.
 */
@Component
class ModelMetrics implements MeterBinder {

	private final Models models;

	private final Damages damages;

	ModelMetrics(Models models, Damages damages) {
		this.models = models;
		this.damages = damages;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		Meters.gauge(registry, "convscope.models", null, "Models that can answer, or seemed to when last read",
				() -> this.models.list().size());
		Meters.gauge(registry, "convscope.models.damaged", null, "Damaged files of models, which are set aside",
				() -> this.damages.list().size());
	}

}
