package io.convscope.network.engine;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Reports whether the native libraries are there. Readiness depends on it.
 */
@Component("engine")
class EngineHealth implements HealthIndicator {

	private final Networks networks;

	EngineHealth(Networks networks) {
		this.networks = networks;
	}

	@Override
	public Health health() {
		@Nullable String problem = this.networks.problem();
		if (problem != null) {
			return Health.down().withDetail("problem", problem).build();
		}
		Health.Builder up = Health.up().withDetail("engine", this.networks.engine().id());
		if (this.networks.notice() != null) {
			up.withDetail("notice", this.networks.notice());
		}
		return up.build();
	}

}
