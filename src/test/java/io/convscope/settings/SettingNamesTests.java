package io.convscope.settings;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SettingNamesTests {

	private final SettingNames names = SettingNames.of(Stream.of(Some.class));

	@Test
	void areTheRecordsInDashedForm() {
		assertThat(this.names.known()).containsExactly("convscope.some.hosts", "convscope.some.keys",
				"convscope.some.keys.name", "convscope.some.max-bytes", "convscope.some.nested",
				"convscope.some.nested.read-timeout");
	}

	@ParameterizedTest
	@ValueSource(strings = { "convscope.some.max-bytes", "convscope.some.maxBytes", "convscope.some.max_bytes",
			"CONVSCOPE.SOME.MAXBYTES", "convscope.some.hosts[1]", "convscope.some.keys[0].name",
			"convscope.some.nested.read-timeout", "other.name", "convscopes", "convscope" })
	void mayBeWrittenAsSpringReadsThem(String name) {
		this.names.check(new MapPropertySource("file", Map.of(name, "1")));
	}

	@ParameterizedTest
	@CsvSource({ "convscope.some.max-byte, convscope.some.max-bytes", "convscope.sum.hosts, convscope.some.hosts",
			"convscope.some.nested.timeout, convscope.some.nested.read-timeout",
			"convscope.some.keys[0].nam, convscope.some.keys.name", "convscope.max-bytes, convscope.some.max-bytes" })
	void misspeltOnesAreToldTheNearest(String name, String nearest) {
		assertThatExceptionOfType(InvalidSettingException.class)
			.isThrownBy(() -> this.names.check(new MapPropertySource("file", Map.of(name, "1"))))
			.withMessage("There is no setting " + name + "; the nearest is " + nearest);
	}

	@Test
	void theEnvironmentMayHoldVariablesOfOthers() {
		this.names.check(environment("CONVSCOPE_SOME_MAXBYTES"));
		this.names.check(environment("CONVSCOPE_SOME_MAX_BYTES"));
		this.names.check(environment("CONVSCOPE_SOME_HOSTS_0"));
		this.names.check(environment("CONVSCOPE_SOME_KEYS_0_NAME"));
		this.names.check(environment("CONVSCOPE_PORT_8080_TCP_ADDR"));
		this.names.check(environment("CONVSCOPE_SERVICE_HOST"));
		assertThatExceptionOfType(InvalidSettingException.class)
			.isThrownBy(() -> this.names.check(environment("CONVSCOPE_SOME_MAXBITES")))
			.withMessageEndingWith("the nearest is CONVSCOPE_SOME_MAXBYTES");
	}

	private static SystemEnvironmentPropertySource environment(String name) {
		return new SystemEnvironmentPropertySource("systemEnvironment", Map.of(name, "1"));
	}

	@ConfigurationProperties("convscope.some")
	private record Some(long maxBytes, String[] hosts, List<Key> keys, Nested nested) {
	}

	private record Key(String name) {
	}

	private record Nested(long readTimeout) {
	}

}
