package io.convscope.network.engine;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EnginePropertiesTests {

	@ParameterizedTest
	@EnumSource
	void everyEngineCanBeChosen(Engine engine) {
		assertThat(bind(engine.id()).chosen()).isEqualTo(engine);
	}

	@Test
	void byDefaultItIsTheFastest() {
		assertThat(bind("auto").chosen()).isNull();
		assertThat(new Binder().bindOrCreate("convscope", EngineProperties.class).chosen()).isNull();
	}

	@Test
	void anotherNameIsRefused() {
		assertThatExceptionOfType(BindException.class).isThrownBy(() -> bind("cuda"));
	}

	@Test
	void theChosenOneComputes() {
		assertThat(new Networks(Engine.DL4J).engine()).isEqualTo(Engine.DL4J);
	}

	private static EngineProperties bind(String engine) {
		return new Binder(new MapConfigurationPropertySource(Map.of("convscope.engine", engine)))
			.bind("convscope", EngineProperties.class)
			.get();
	}

}
