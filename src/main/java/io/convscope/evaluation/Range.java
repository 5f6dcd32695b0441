package io.convscope.evaluation;

import io.convscope.request.InvalidRequestException;
import org.jspecify.annotations.Nullable;

/**
 * What a whole number among the options may be.
 *
 * @param option its name
 * @param least the smallest number
 * @param most the largest number
 * @param usual what it is when not given
 */
record Range(String option, int least, int most, int usual) {

	/** How many mistakes an evaluation lists. */
	static final Range MISTAKES = new Range("mistakes", 0, 1000, 20);

	/**
	 * Reads the number.
	 * @param text as it was sent; null when it was not
	 * @return a number in this range
	 * @throws InvalidRequestException if it is none
	 */
	int parse(@Nullable String text) {
		if (text == null) {
			return this.usual;
		}
		try {
			int number = Integer.parseInt(text);
			if (number >= this.least && number <= this.most) {
				return number;
			}
		}
		catch (NumberFormatException ex) {
			// told below, as any other number out of range
		}
		throw InvalidRequestException.of(this.option,
				"must be a whole number from " + this.least + " to " + this.most + ", not \"" + text + "\"");
	}

}
