package io.convscope.training.events;

import io.convscope.metric.Meters;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.stereotype.Component;

/**
 * Metrics of live events.
 */
@Component
class EventMetrics implements MeterBinder {

	private final EventStreams streams;

	private final EventProperties properties;

	EventMetrics(EventStreams streams, EventProperties properties) {
		this.streams = streams;
		this.properties = properties;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		Meters.gauge(registry, "convscope.event.clients", null, "Clients that follow runs", this.streams::clients);
		Meters.gauge(registry, "convscope.event.clients.limit", null, "Clients that may follow runs",
				this.properties::maxEventClients);
	}

}
