package io.convscope.training.events;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EventPropertiesTests {

	@Test
	void defaultsHoldWhereNothingIsSet() {
		assertThat(bind(Map.of())).isEqualTo(new EventProperties(256, Duration.ofSeconds(15)));
	}

	@Test
	void bothCanBeSet() {
		assertThat(
				bind(Map.of("convscope.training.max-event-clients", "7", "convscope.training.event-heartbeat", "1m")))
			.isEqualTo(new EventProperties(7, Duration.ofMinutes(1)));
	}

	@Test
	void whatCantBeIsNamed() {
		assertThatThrownBy(() -> bind(Map.of("convscope.training.max-event-clients", "0")))
			.isInstanceOf(BindException.class)
			.rootCause()
			.hasMessage("convscope.training.max-event-clients must be at least 1, not 0");
		assertThatThrownBy(() -> bind(Map.of("convscope.training.event-heartbeat", "0s")))
			.isInstanceOf(BindException.class)
			.rootCause()
			.hasMessage("convscope.training.event-heartbeat must be at least 1ms, not 0ms");
	}

	private static EventProperties bind(Map<String, String> settings) {
		return new Binder(new MapConfigurationPropertySource(settings)).bindOrCreate("convscope.training",
				EventProperties.class);
	}

}
