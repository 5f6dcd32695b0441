package io.convscope.training.watch;

import io.convscope.training.TrainingThread;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Reports whether the training thread is alive. Readiness and liveness depend on it.
 */
@Component("training")
class TrainingHealth implements HealthIndicator {

	private final TrainingThread thread;

	TrainingHealth(TrainingThread thread) {
		this.thread = thread;
	}

	@Override
	public Health health() {
		return this.thread.hasDied() ? Health.down()
			.withDetail("problem", "The training thread has died; no run will be trained. Restart the service.")
			.build() : Health.up().build();
	}

}
