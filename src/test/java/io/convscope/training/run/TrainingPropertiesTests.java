package io.convscope.training.run;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * How runs are configured.
 */
class TrainingPropertiesTests {

	@Test
	void haveDefaults() {
		assertThat(bind(Map.of())).isEqualTo(new TrainingProperties(60, Duration.ofMinutes(5), true));
	}

	@Test
	void areBoundByTheirNames() {
		assertThat(bind(Map.of("convscope.training.queue-capacity", "3", "convscope.training.checkpoint-interval",
				"30s", "convscope.training.resume-on-start", "false")))
			.isEqualTo(new TrainingProperties(3, Duration.ofSeconds(30), false));
	}

	@Test
	void areRefusedWhereTheyMakeNoSense() {
		assertRefused("convscope.training.queue-capacity", "0", "must be at least 1, not 0");
		assertRefused("convscope.training.checkpoint-interval", "-1s", "can't be negative");
	}

	private static void assertRefused(String name, String value, String message) {
		assertThatExceptionOfType(BindException.class).isThrownBy(() -> bind(Map.of(name, value)))
			.havingRootCause()
			.withMessageContaining(name)
			.withMessageContaining(message);
	}

	private static TrainingProperties bind(Map<String, String> properties) {
		return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate("convscope.training",
				TrainingProperties.class);
	}

}
