package io.convscope.catalog.reading;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.convscope.request.ValueType;
import tools.jackson.databind.JsonNode;

/**
 * How many zeros surround the input of a convolution: a number, or {@code "same"} for as
 * many as keep the size at stride 1.
 *
 * @param most the largest number
 */
record Padding(int most) implements ValueType<Object> {

	private static final String SAME = "same";

	@Override
	public String kind() {
		return "\"same\" or a whole number";
	}

	@Override
	public boolean isKind(JsonNode value) {
		return value.isIntegralNumber() || (value.isString() && value.stringValue().equals(SAME));
	}

	@Override
	public Optional<Object> read(JsonNode value) {
		if (value.isString()) {
			return Optional.of(SAME);
		}
		return (value.canConvertToInt() && value.intValue() >= 0 && value.intValue() <= this.most)
				? Optional.of(value.intValue()) : Optional.empty();
	}

	@Override
	public String rule() {
		return "must be \"same\" or a whole number from 0 to " + this.most;
	}

	@Override
	public Map<String, Object> schema() {
		return Map.of("anyOf",
				List.of(Map.of("const", SAME), Map.of("type", "integer", "minimum", 0, "maximum", this.most)));
	}

}
