package io.convscope.model.inference;

import io.convscope.metric.Meters;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * What monitoring sees of inference: whether its thread is alive, on which readiness and
 * liveness depend, and its queue.
 */
@Component("inference")
class InferenceWatch implements HealthIndicator, MeterBinder {

	private final InferenceThread thread;

	InferenceWatch(InferenceThread thread) {
		this.thread = thread;
	}

	@Override
	public Health health() {
		return this.thread.watch()
			.problem()
			.map((problem) -> Health.down().withDetail("problem", problem).build())
			.orElseGet(() -> Health.up().build());
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		Meters.gauge(registry, "convscope.inference.queue", "tasks",
				"Forward passes that wait: of batches, maps, explanations", this.thread::waiting);
	}

}
