package io.convscope.serving;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/**
 * Whether the service can answer requests, as its own readiness probe says. Thread-safe.
 */
@Component
public class Readiness {

	private static final String GROUP = "readiness";

	private final ObjectProvider<HealthEndpoint> health;

	Readiness(ObjectProvider<HealthEndpoint> health) {
		this.health = health;
	}

	/**
	 * Asks the readiness probe.
	 * @return whether it is up; true if it is disabled
	 */
	public boolean isReady() {
		HealthEndpoint endpoint = this.health.getIfAvailable();
		HealthDescriptor found = (endpoint != null) ? endpoint.healthForPath(GROUP) : null;
		return found == null || found.getStatus().equals(Status.UP);
	}

}
