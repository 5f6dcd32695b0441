package io.convscope.home;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Tells whether the home folder can still be used; readiness depends on it.
 */
@Component("home")
class HomeHealthIndicator implements HealthIndicator {

	private final ConvscopeHome home;

	HomeHealthIndicator(ConvscopeHome home) {
		this.home = home;
	}

	@Override
	public Health health() {
		Health.Builder health = this.home.isUsable() ? Health.up() : Health.outOfService();
		return health.withDetail("folder", this.home.toString()).build();
	}

}
