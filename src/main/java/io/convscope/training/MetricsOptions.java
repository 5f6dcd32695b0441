package io.convscope.training;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.convscope.request.InvalidRequestException;
import org.jspecify.annotations.Nullable;

/**
 * How metrics are to be shown.
 *
 * @param maxPoints how many points of the loss to show at most; empty for all
 * @param csv whether as CSV; empty to go by what the client accepts
 * @param points whether a CSV file is of the points, else of the epochs
 */
record MetricsOptions(Optional<Integer> maxPoints, Optional<Boolean> csv, boolean points) {

	/**
	 * Checks what was asked for.
	 * @param parameters as they were sent
	 * @return the options
	 * @throws InvalidRequestException if any is out of range; it names all of those
	 */
	static MetricsOptions of(MetricsParameters parameters) {
		Map<String, String> errors = new LinkedHashMap<>();
		Optional<Integer> maxPoints = atLeastOne(parameters.maxPoints());
		if (parameters.maxPoints() != null && maxPoints.isEmpty()) {
			errors.put("maxPoints", "must be a whole number of at least 1, not \"" + parameters.maxPoints() + "\"");
		}
		requireOneOf("format", parameters.format(), List.of("json", "csv"), errors);
		requireOneOf("of", parameters.of(), List.of("epochs", "points"), errors);
		if (!errors.isEmpty()) {
			throw InvalidRequestException.of(errors);
		}
		return new MetricsOptions(maxPoints, Optional.ofNullable(parameters.format()).map("csv"::equals),
				"points".equals(parameters.of()));
	}

	private static Optional<Integer> atLeastOne(@Nullable String text) {
		try {
			return Optional.ofNullable(text).map(Integer::valueOf).filter((number) -> number >= 1);
		}
		catch (NumberFormatException ex) {
			return Optional.empty();
		}
	}

	private static void requireOneOf(String name, @Nullable String text, List<String> choices,
			Map<String, String> errors) {
		if (text != null && !choices.contains(text)) {
			errors.put(name, "must be " + String.join(" or ", choices) + ", not \"" + text + "\"");
		}
	}

}
