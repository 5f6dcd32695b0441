package io.convscope.training;

import java.util.List;
import java.util.Map;

import io.convscope.model.TrainingSettings;
import io.convscope.network.Architecture;
import io.convscope.request.InvalidRequestException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Settings that don't fit the network or one another are refused.
 */
class RuleCheckTests {

	@Test
	void layersThatAreThereMayBeFrozen() {
		assertThatCode(() -> check(Map.of("freeze", List.of("conv1", "conv2", "fc3")))).doesNotThrowAnyException();
	}

	@Test
	void otherLayersAreRefusedWithThoseThereAre() {
		assertThatThrownBy(() -> check(Map.of("freeze", List.of("conv1", "conv3"))))
			.isInstanceOf(InvalidRequestException.class)
			.hasMessage("freeze must name layers with parameters; there are conv1, conv2, fc3, fc4.");
		assertThatThrownBy(() -> check(Map.of("freeze", List.of("act1")))).hasMessageContaining("conv1, conv2");
	}

	@Test
	void somethingMustLearn() {
		assertThatThrownBy(() -> check(Map.of("freeze", List.of("fc4", "fc3", "conv1", "conv2"))))
			.hasMessage("freeze must leave a layer that learns, of conv1, conv2, fc3, fc4.");
	}

	@Test
	void noWarmUpIsLongerThanTheRun() {
		assertThatCode(() -> check(Map.of("epochs", 2, "warmupEpochs", 2))).doesNotThrowAnyException();
		assertThatThrownBy(() -> check(Map.of("epochs", 2, "warmupEpochs", 2.5)))
			.hasMessage("warmupEpochs must not be more than the epochs, which are 2.");
	}

	private static void check(Map<String, Object> given) {
		RuleCheck.check(TrainingSettings.DEFAULTS.with(given), Architecture.article(10));
	}

}
