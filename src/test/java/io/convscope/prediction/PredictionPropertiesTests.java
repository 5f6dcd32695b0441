package io.convscope.prediction;

import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

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

	private static PredictionProperties bind(Map<String, String> settings) {
		return new Binder(new MapConfigurationPropertySource(settings)).bindOrCreate("convscope.prediction",
				PredictionProperties.class);
	}

}
