package io.convscope.request;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import tools.jackson.databind.JsonNode;

/**
 * Whole numbers.
 *
 * @param least the smallest
 * @param most the largest; {@link Integer#MAX_VALUE} is not told as a limit
 */
public record WholeNumbers(long least, long most) implements ValueType<Long> {

	/**
	 * Whole numbers without a largest, but that of an int.
	 * @param least the smallest
	 * @return the numbers
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

	boolean contains(BigInteger number) {
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
