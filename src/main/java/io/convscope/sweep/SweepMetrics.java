package io.convscope.sweep;

import io.convscope.metric.Meters;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.stereotype.Component;

/**
 * Metrics of sweeps.
 */
@Component
class SweepMetrics implements MeterBinder {

	private final Sweeps sweeps;

	SweepMetrics(Sweeps sweeps) {
		this.sweeps = sweeps;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		Meters.gauge(registry, "convscope.sweeps.under.way", null, "Sweeps that have not ended",
				() -> this.sweeps.list().stream().filter((sweep) -> !sweep.hasEnded()).count());
		Meters.gauge(registry, "convscope.sweeps.runs.waiting", null, "Runs of sweeps whose turn is to come",
				() -> this.sweeps.list()
					.stream()
					.filter((sweep) -> !sweep.hasEnded())
					.flatMap((sweep) -> sweep.runs().stream())
					.filter(PlannedRun::isWaiting)
					.count());
	}

}
