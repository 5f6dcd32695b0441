package io.convscope.training;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import io.convscope.request.InvalidRequestException;
import io.convscope.request.PlainText;
import org.jspecify.annotations.Nullable;

/**
 * Collects what is wrong with the fields of one request, so that everything is named at
 * once.
 */
final class FieldCheck {

	private static final int MAX_NAME = 100;

	private final Map<String, String> errors = new LinkedHashMap<>();

	void wrong(String field, String message) {
		this.errors.put(field, message);
	}

	long whole(String field, @Nullable BigInteger value, long otherwise, long least, long most) {
		// a number of any length, so that its field can be named
		long result = (value == null) ? otherwise
				: (value.bitLength() < Long.SIZE) ? value.longValue() : Long.MIN_VALUE;
		if (result < least || result > most) {
			wrong(field, (most == Integer.MAX_VALUE) ? "must be a whole number of at least " + least
					: "must be a whole number from " + least + " to " + most);
		}
		return result;
	}

	@Nullable Integer wholeOrNull(String field, @Nullable BigInteger value, int least, int most) {
		return (value != null) ? (Integer) (int) whole(field, value, least, least, most) : null;
	}

	@Nullable Double positiveOrNull(String field, @Nullable Double value, String most) {
		if (value != null && !(value > 0 && value <= Double.parseDouble(most))) {
			wrong(field, "must be above 0, up to " + most);
		}
		return value;
	}

	String name(@Nullable String name, String otherwise) {
		String result = (name != null) ? name.strip() : otherwise;
		if (result.isEmpty() || result.length() > MAX_NAME || !PlainText.isPlain(result)) {
			wrong("name", "must have 1 to " + MAX_NAME + " characters, and " + PlainText.RULE);
		}
		return result;
	}

	void unknown(Set<String> fields, String known) {
		fields.forEach((field) -> wrong(field, "is not a field; there are " + known));
	}

	/**
	 * Ends the check.
	 * @throws InvalidRequestException if anything is wrong
	 */
	void finish() {
		if (!this.errors.isEmpty()) {
			throw InvalidRequestException.of(this.errors);
		}
	}

}
