package io.convscope.request;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Texts that are shown as they are, and those that are not.
 */
class PlainTextTests {

	@ParameterizedTest
	@ValueSource(strings = { "", "cat, asleep", "\u72D7", "\u05DB\u05DC\u05D1", "\uD83D\uDC08", "e\u0301", "a\u00A0b" })
	void anyLettersArePlain(String text) {
		assertThat(PlainText.isPlain(text)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "a\nb", "a\r", "\t", "a\u0000", "a\u0085", "a\u2028b", "a\u2029", "\u202Etac", "a\u2066",
			"a\u200E", "\u061C", "\uD83D", "\uDC08" })
	void whatChangesOthersOrIsNotSeenIsNot(String text) {
		assertThat(PlainText.isPlain(text)).isFalse();
	}

}
