package io.convscope.home;

import io.convscope.metric.Meters;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.stereotype.Component;

/**
 * Metrics of the disk of the home folder.
 */
@Component
class DiskMetrics implements MeterBinder {

	private final ConvscopeHome home;

	private final HomeProperties properties;

	DiskMetrics(ConvscopeHome home, HomeProperties properties) {
		this.home = home;
		this.properties = properties;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		Meters.gauge(registry, "convscope.disk.free", "bytes", "Free space on the disk of the home folder",
				this.home::free);
		Meters.gauge(registry, "convscope.disk.free.limit", "bytes", "Free space below which the service is not ready",
				() -> this.properties.minFreeSpace().toBytes());
	}

}
