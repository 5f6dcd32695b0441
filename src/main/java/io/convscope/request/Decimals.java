package io.convscope.request;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import tools.jackson.databind.JsonNode;

/**
 * A range of floating-point numbers.
 *
 * @param least the lower bound
 * @param leastIncluded whether the lower bound is inclusive
 * @param most the upper bound
 * @param mostIncluded whether the upper bound is inclusive
 */
public record Decimals(BigDecimal least, boolean leastIncluded, BigDecimal most,
		boolean mostIncluded) implements ValueType<Double> {

	// as libraries write values that are not JSON numbers
	private static final Set<String> NOT_FINITE = Set.of("NaN", "Infinity", "+Infinity", "-Infinity", "INF", "-INF");

	/**
	 * Creates a range with an exclusive lower and an inclusive upper bound.
	 * @param least the lower bound, exclusive
	 * @param most the upper bound, inclusive
	 * @return the range
	 */
	public static Decimals aboveUpTo(String least, String most) {
		return new Decimals(new BigDecimal(least), false, new BigDecimal(most), true);
	}

	/**
	 * Creates a range with an inclusive lower and an exclusive upper bound.
	 * @param least the lower bound, inclusive
	 * @param most the upper bound, exclusive
	 * @return the range
	 */
	public static Decimals fromBelow(String least, String most) {
		return new Decimals(new BigDecimal(least), true, new BigDecimal(most), false);
	}

	/**
	 * Numbers from one up to another.
	 * @param least the lower end, which is in the range
	 * @param most the upper end, which is in it
	 * @return the numbers
	 */
	public static Decimals from(String least, String most) {
		return new Decimals(new BigDecimal(least), true, new BigDecimal(most), true);
	}

	@Override
	public String kind() {
		return "a number";
	}

	@Override
	public boolean isKind(JsonNode value) {
		return value.isNumber() || (value.isString() && NOT_FINITE.contains(value.stringValue()));
	}

	@Override
	public Optional<Double> read(JsonNode value) {
		// NaN, which no range contains, also for integers beyond the range of a double
		double number = value.doubleValue(Double.NaN);
		return Optional.of(number).filter(this::contains);
	}

	private boolean contains(double number) {
		double low = this.least.doubleValue();
		double high = this.most.doubleValue();
		return (this.leastIncluded ? number >= low : number > low)
				&& (this.mostIncluded ? number <= high : number < high);
	}

	@Override
	public String rule() {
		return "must be " + (this.leastIncluded ? this.least + " or more" : "above " + this.least)
				+ (this.mostIncluded ? ", up to " : ", below ") + this.most;
	}

	@Override
	public Map<String, Object> schema() {
		Map<String, Object> schema = new LinkedHashMap<>(Map.of("type", "number"));
		schema.put(this.leastIncluded ? "minimum" : "exclusiveMinimum", this.least);
		schema.put(this.mostIncluded ? "maximum" : "exclusiveMaximum", this.most);
		return schema;
	}

}
