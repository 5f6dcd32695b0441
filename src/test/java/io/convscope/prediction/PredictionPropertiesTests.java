package io.convscope.prediction;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PredictionPropertiesTests {

	@Test
	void defaultsHoldWhereNothingIsSet() {
		assertThat(bind(Map.of())).isEqualTo(new PredictionProperties(256, 32));
	}

	@Test
	void bothCanBeSet() {
		assertThat(bind(Map.of("convscope.prediction.queue-capacity", "7", "convscope.prediction.max-batch", "3")))
			.isEqualTo(new PredictionProperties(7, 3));
	}

	@ParameterizedTest
	@CsvSource({ "0, 1", "1, 0", "-1, 32" })
	void aQueueHoldsAtLeastOnePicture(int queueCapacity, int maxBatch) {
		assertThatIllegalArgumentException().isThrownBy(() -> new PredictionProperties(queueCapacity, maxBatch))
			.withMessageContaining("convscope.prediction");
	}

	private static PredictionProperties bind(Map<String, String> settings) {
		return new Binder(new MapConfigurationPropertySource(settings)).bindOrCreate("convscope.prediction",
				PredictionProperties.class);
	}

}
