package io.convscope.prediction;

import io.convscope.request.InvalidRequestException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TopTests {

	@ParameterizedTest
	@CsvSource({ ",5", "1, 1", "10, 10", "007, 7", "999999999999999999999, 2147483647" })
	void topIsReadFromText(String text, int top) {
		assertThat(Top.parse(text)).isEqualTo(top);
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "-1", "", "1.5", "five", "NaN", "1e3", "+2", " 2", "00" })
	void aTopThatIsNoPositiveIntegerIsNamed(String text) {
		assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> Top.parse(text))
			.withMessage("top must be an integer of at least 1, not \"" + text + "\".")
			.satisfies((ex) -> assertThat(ex.errors()).containsOnlyKeys("top"));
	}

}
