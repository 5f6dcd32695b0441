package io.convscope.request;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import tools.jackson.databind.JsonNode;

/**
 * Numbers with decimals.
 *
 * @param least the lower end
 * @param leastIncluded whether it is in the range itself
 * @param most the upper end
 * @param mostIncluded whether it is in the range itself
 */
public record Decimals(BigDecimal least, boolean leastIncluded, BigDecimal most,
		boolean mostIncluded) implements ValueType<Double> {

	// as libraries write what JSON has no numbers for
	private static final Set<String> NOT_FINITE = Set.of("NaN", "Infinity", "+Infinity", "-Infinity", "INF", "-INF");

	/**
	 * Numbers above one and up to another.
	 * @param least the lower end, which is out of the range
	 * @param most the upper end, which is in it
	 * @return the numbers
	 */
	public static Decimals aboveUpTo(String least, String most) {
		return new Decimals(new BigDecimal(least), false, new BigDecimal(most), true);
	}

	/**
	 * Numbers from one up to but not another.
	 * @param least the lower end, which is in the range
	 * @param most the upper end, which is out of it
	 * @return the numbers
	 */
	public static Decimals fromBelow(String least, String most) {
		return new Decimals(new BigDecimal(least), true, new BigDecimal(most), false);
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
		// also for whole numbers that are larger than any double
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
