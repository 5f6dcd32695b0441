package io.convscope.settings;

import java.nio.file.InvalidPathException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

class SettingFailureAnalyzerTests {

	private final SettingFailureAnalyzer analyzer = new SettingFailureAnalyzer();

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			time | soon | convscope.some.time must be a time, as in 10s or 5m, not "soon".
			size | much | convscope.some.size must be a size, as in 10MB, not "much".
			size | 5GB  | convscope.some.size must be at most 2MB, not 5120MB.
			size | -1B  | convscope.some.size must be at least 1KB, not -1B.
			time | -1s  | convscope.some.time must be at least 1ms, not -1s.
			many | 1.5  | convscope.some.many must be a whole number, not "1.5".
			many | 0    | convscope.some.many must be at least 1, not 0.
			ways | up,b | convscope.some.ways must be a list of up or down, not "up,b".
			""")
	void aWrongValueIsOneSentence(String name, String value, String sentence) {
		assertThat(analysis("convscope.some", name, value).getDescription()).isEqualTo(sentence);
	}

	@Test
	void othersSettingsAreLeftToOthers() {
		assertThat(analysis("server", "time", "soon")).isNull();
		assertThat(this.analyzer.analyze(new IllegalStateException("other"))).isNull();
	}

	@Test
	void aPathThatTheLocaleCannotWriteIsNamed() {
		Throwable failure = new IllegalStateException(new InvalidPathException("/home/m\u00fcller", "Malformed input"));
		assertThat(this.analyzer.analyze(failure).getDescription()).contains("/home/m\u00fcller", "LC_ALL=C.UTF-8");
	}

	private FailureAnalysis analysis(String prefix, String name, String value) {
		Binder binder = new Binder(new MapConfigurationPropertySource(Map.of(prefix + "." + name, value)));
		return this.analyzer.analyze(catchThrowable(() -> binder.bindOrCreate(prefix, Some.class)));
	}

	enum Way {

		UP, DOWN

	}

	record Some(Duration time, DataSize size, Integer many, Set<Way> ways) {

		Some {
			if (time != null) {
				InvalidSettingException.requireBetween("convscope.some.time", time, Duration.ofMillis(1),
						Duration.ofHours(1));
			}
			if (size != null) {
				InvalidSettingException.requireBetween("convscope.some.size", size, DataSize.ofKilobytes(1),
						DataSize.ofMegabytes(2));
			}
			if (many != null) {
				InvalidSettingException.requireBetween("convscope.some.many", many, 1, 10);
			}
		}

	}

}
