package io.convscope.home;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Reports whether the home folder is usable. Readiness depends on it.
 */
@Component("home")
class HomeHealthIndicator implements HealthIndicator {

	private final ConvscopeHome home;

	private final long floor;

	HomeHealthIndicator(ConvscopeHome home, HomeProperties properties) {
		this.home = home;
		this.floor = properties.minFreeSpace().toBytes();
	}

	@Override
	public Health health() {
		String problem = problem();
		Health.Builder health = (problem != null) ? Health.outOfService().withDetail("problem", problem) : Health.up();
		if (this.home.notice() != null) {
			health.withDetail("notice", this.home.notice());
		}
		return health.withDetail("folder", this.home.toString())
			.withDetail("freeBytes", this.home.free())
			.withDetail("minFreeBytes", this.floor)
			.build();
	}

	private @Nullable String problem() {
		if (!this.home.isUsable()) {
			return "The home folder was deleted, unmounted or replaced, or can't be written any more."
					+ " Restore it, or restart the service.";
		}
		long free = this.home.free();
		return (free < this.floor) ? String.format(Locale.ROOT,
				"The disk is nearly full: %,d bytes are free, less than the %,d of convscope.min-free-space. Make room.",
				free, this.floor) : null;
	}

}
