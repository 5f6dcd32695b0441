package io.convscope.request;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class OptionReaderTests {

	private static final List<String> LABELS = List.of("cat", "2", "owl");

	private final OptionReader reader = new OptionReader();

	@ParameterizedTest
	@CsvSource({ "3, 3", "7, 7", "007, 7", "-0, 0", "-2, -2" })
	void aWholeNumberInTheRangeIsRead(String text, int number) {
		assertThat(this.reader.number("n", text, -2, 7)).contains(number);
		this.reader.requireNoErrors();
	}

	@ParameterizedTest
	@ValueSource(strings = { "8", "-3", "", "1.5", "five", "NaN", "1e3", "+2", " 2", "٣", "--1", "-",
			"99999999999999999999", "-99999999999999999999" })
	void anythingElseIsNamedWithWhatItMayBe(String text) {
		assertThat(this.reader.number("n", text, -2, 7)).isEmpty();
		assertRefused("n must be a whole number from -2 to 7, not \"" + text + "\".");
	}

	@ParameterizedTest
	@CsvSource({ "1, 1", "007, 7", "999999999999999999999, 2147483647" })
	void aNumberWithoutALargestMayBeAnyFromTheSmallest(String text, int number) {
		assertThat(this.reader.atLeast("n", text, 1)).contains(number);
		this.reader.requireNoErrors();
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "-1", "", "1.5", "+2", "00" })
	void oneThatIsTooSmallIsNamed(String text) {
		assertThat(this.reader.atLeast("n", text, 1)).isEmpty();
		assertRefused("n must be a whole number of at least 1, not \"" + text + "\".");
	}

	@ParameterizedTest
	@CsvSource({ "cat, 0", "0, 0", "2, 1", "1, 1", "owl, 2" })
	void aLabelIsReadByItsNameBeforeItsNumber(String text, int index) {
		assertThat(this.reader.label("label", text, LABELS)).contains(index);
		this.reader.requireNoErrors();
	}

	@ParameterizedTest
	@ValueSource(strings = { "cow", "3", "-1", "", "Cat" })
	void anUnknownLabelIsNamedWithThoseThereAre(String text) {
		assertThat(this.reader.label("label", text, LABELS)).isEmpty();
		assertRefused("label must be one of cat, 2, owl, or a number from 0 to 2, not \"" + text + "\".");
	}

	@Test
	void whatIsNotGivenIsNoMistake() {
		@Nullable String none = null;
		assertThat(this.reader.number("n", none, 0, 1)).isEmpty();
		assertThat(this.reader.atLeast("n", none, 0)).isEmpty();
		assertThat(this.reader.label("label", none, LABELS)).isEmpty();
		assertThat(OptionReader.onlyNumber("n", none, 0, 1)).isEqualTo(Optional.empty());
		this.reader.requireNoErrors();
	}

	@Test
	void allMistakesAreNamedAtOnce() {
		this.reader.number("a", "x", 0, 1);
		this.reader.number("b", "1", 0, 1);
		this.reader.flag("c", "yes");
		assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(this.reader::requireNoErrors)
			.satisfies((ex) -> assertThat(ex.errors()).containsOnlyKeys("a", "c"));
	}

	private void assertRefused(String message) {
		assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(this.reader::requireNoErrors)
			.withMessage(message);
	}

}
