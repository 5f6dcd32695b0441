package io.convscope.model.store;

import io.convscope.model.Model;
import io.convscope.model.UnknownModelException;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Reports whether the weights of the current model can be read. Readiness depends on it.
 * A service without any model is ready: it can train one.
 */
@Component("model")
class CurrentModelHealth implements HealthIndicator {

	private final Models models;

	private final ModelWeights weights;

	CurrentModelHealth(Models models, ModelWeights weights) {
		this.models = models;
		this.weights = weights;
	}

	@Override
	public Health health() {
		return this.models.current().map(this::health).orElseGet(() -> Health.up().build());
	}

	private Health health(Model model) {
		try {
			this.weights.check(model);
			return Health.up().withDetail("current", model.id()).build();
		}
		catch (UnknownModelException ex) {
			// deleted meanwhile: the next probe sees the one that is current then
			return Health.up().build();
		}
		catch (UnreadableWeightsException ex) {
			return Health.down()
				.withDetail("current", model.id())
				.withDetail("problem", String.valueOf(ex.getMessage()))
				.build();
		}
	}

}
