package io.convscope.prediction;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.convscope.metric.Meters;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/**
 * The metrics of a shadow: those of the model that it is now, and of no other before, so
 * that their number does not grow. Thread safe.
 */
final class ShadowMetrics {

	private final MeterRegistry registry;

	// guarded by this
	private ModelMeters meters;

	ShadowMetrics(MeterRegistry registry, String model) {
		this.registry = registry;
		this.meters = ModelMeters.of(model, registry);
	}

	void compared(String model, ShadowComparison comparison, long nanos) {
		ModelMeters meters = count(model, comparison.agrees() ? Outcome.AGREED : Outcome.DISAGREED);
		meters.difference().record(comparison.difference());
		meters.compute().record(nanos, TimeUnit.NANOSECONDS);
	}

	synchronized ModelMeters count(String model, Outcome outcome) {
		if (!this.meters.model().equals(model)) {
			this.meters.removeFrom(this.registry);
			this.meters = ModelMeters.of(model, this.registry);
		}
		this.meters.pictures().get(outcome.ordinal()).increment();
		return this.meters;
	}

	/**
	 * What became of a picture: the shadow's most probable label is the same or not, it
	 * was too busy, or it could not answer.
	 */
	enum Outcome {

		AGREED, DISAGREED, DROPPED, FAILED

	}

	/**
	 * The meters of a model.
	 *
	 * @param model its id
	 * @param pictures one for each outcome, in their order
	 * @param difference greatest differences of a label's probability
	 * @param compute forward passes
	 */
	record ModelMeters(String model, List<Counter> pictures, DistributionSummary difference, Timer compute) {

		static ModelMeters of(String model, MeterRegistry registry) {
			return new ModelMeters(model,
					Stream.of(Outcome.values())
						.map((outcome) -> Meters.counter(registry, "convscope.shadow.pictures",
								"Pictures that the shadow was to answer too", "model", model, "outcome",
								outcome.name().toLowerCase(Locale.ROOT)))
						.toList(),
					Meters.shares(registry, "convscope.shadow.difference",
							"Greatest difference of a probability between the shadow and the model asked", "model",
							model),
					Meters.times(registry, "convscope.shadow.compute", "Forward passes of the shadow", "model", model));
		}

		void removeFrom(MeterRegistry registry) {
			this.pictures.forEach(registry::remove);
			registry.remove(this.difference);
			registry.remove(this.compute);
		}

	}

}
