package io.convscope.request;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;

/**
 * A range of integers.
 *
 * @param least the minimum, inclusive
 * @param most the maximum, inclusive; {@link Integer#MAX_VALUE} is not shown as a limit
 */
public record WholeNumbers(long least, long most) implements ValueType<Long> {

	private static final Pattern DIGITS = Pattern.compile("-?[0-9]+");

	private static final BigInteger SMALLEST = BigInteger.valueOf(Integer.MIN_VALUE);

	private static final BigInteger LARGEST = BigInteger.valueOf(Integer.MAX_VALUE);

	/**
	 * Creates a range whose only maximum is that of an int.
	 * @param least the minimum, inclusive
	 * @return the range
	 */
	public static WholeNumbers atLeast(long least) {
		return new WholeNumbers(least, Integer.MAX_VALUE);
	}

	@Override
	public String kind() {
		return "a whole number";
	}

	@Override
	public boolean isKind(JsonNode value) {
		return value.isIntegralNumber();
	}

	@Override
	public Optional<Long> read(JsonNode value) {
		BigInteger number = value.bigIntegerValue();
		return contains(number) ? Optional.of(number.longValue()) : Optional.empty();
	}

	/**
	 * Parses a text.
	 * @param text the text
	 * @return the number, limited to the largest int; empty if it is not an integer or
	 * out of range
	 */
	Optional<Integer> read(String text) {
		return Optional.of(text)
			.filter((each) -> DIGITS.matcher(each).matches())
			.map((each) -> new BigInteger(each).min(LARGEST).max(SMALLEST))
			.filter(this::contains)
			.map(BigInteger::intValue);
	}

	private boolean contains(BigInteger number) {
		return number.compareTo(BigInteger.valueOf(this.least)) >= 0
				&& number.compareTo(BigInteger.valueOf(this.most)) <= 0;
	}

	@Override
	public String rule() {
		return "must be a whole number "
				+ (isBounded() ? "from " + this.least + " to " + this.most : "of at least " + this.least);
	}

	@Override
	public Map<String, Object> schema() {
		Map<String, Object> schema = new LinkedHashMap<>(Map.of("type", "integer"));
		schema.put("minimum", this.least);
		if (isBounded()) {
			schema.put("maximum", this.most);
		}
		return schema;
	}

	private boolean isBounded() {
		return this.most != Integer.MAX_VALUE;
	}

}
