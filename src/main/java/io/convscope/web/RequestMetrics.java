package io.convscope.web;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.stereotype.Component;

/**
 * Metrics of requests that reach no handler.
 */
@Component
class RequestMetrics implements MeterBinder {

	private final WorkerShares workers;

	RequestMetrics(WorkerShares workers) {
		this.workers = workers;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		FunctionCounter.builder("convscope.requests.turned.away", this.workers, WorkerShares::turnedAway)
			.description("Requests that were answered with 503, as too many others were in progress")
			.register(registry);
	}

}
