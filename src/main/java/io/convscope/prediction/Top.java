package io.convscope.prediction;

import java.util.regex.Pattern;

import io.convscope.request.InvalidRequestException;
import org.jspecify.annotations.Nullable;

/**
 * How many labels are wanted.
 */
final class Top {

	private static final int DEFAULT = 5;

	private static final Pattern POSITIVE = Pattern.compile("0*[1-9][0-9]*");

	// more classes than any model has, so what is larger comes to the same
	private static final int DIGITS = 9;

	private Top() {
	}

	/**
	 * Reads the number.
	 * @param text as it was sent; null for the default
	 * @return at least 1
	 * @throws InvalidRequestException if the text is no such number
	 */
	static int parse(@Nullable String text) {
		if (text == null) {
			return DEFAULT;
		}
		if (!POSITIVE.matcher(text).matches()) {
			throw InvalidRequestException.of("top", "must be an integer of at least 1, not \"" + text + "\"");
		}
		String digits = text.replaceFirst("^0+", "");
		return (digits.length() > DIGITS) ? Integer.MAX_VALUE : Integer.parseInt(digits);
	}

}
