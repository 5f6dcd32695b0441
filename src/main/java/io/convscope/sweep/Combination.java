package io.convscope.sweep;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.convscope.training.run.RunRequest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One run of a sweep as it is requested.
 *
 * @param number which one, from 1
 * @param request the body of {@code POST /train} that it stands for
 * @param places where in the request of the sweep its own fields stand, by their names;
 * all other fields stand in {@code base}
 */
record Combination(int number, ObjectNode request, Map<String, String> places) {

	private static final int LONGEST = 100;

	/**
	 * Finds where something stands in the request of the sweep.
	 * @param field a field of {@code POST /train}, or a place in it such as
	 * {@code network.layers[3]}
	 * @return for example {@code grid.learningRate[0]} or {@code base.epochs}
	 */
	String placeOf(String field) {
		String name = field.split("[.\\[]", 2)[0];
		return this.places.getOrDefault(name, "base." + name) + field.substring(name.length());
	}

	/**
	 * Tells the run from the others.
	 * @param fields the names of the fields in which the runs differ
	 * @return for example {@code learningRate 0.01, network deep}
	 */
	String words(List<String> fields) {
		return fields.stream()
			.map((field) -> field + " " + text(this.request.path(field)))
			.collect(Collectors.joining(", "));
	}

	/**
	 * Names the run, if the request does not.
	 * @param run the complete request
	 * @param sweep the sweep's name
	 * @param fields the names of the fields in which the runs differ
	 * @return the run with its name
	 */
	RunRequest named(RunRequest run, String sweep, List<String> fields) {
		if (this.places.containsKey("name")) {
			return run;
		}
		String name = sweep + ": " + words(fields);
		return run.withName((name.length() > LONGEST) ? name.substring(0, LONGEST - 1).strip() + "…" : name);
	}

	private static String text(JsonNode value) {
		if (value.isMissingNode() || value.isNull()) {
			return "none";
		}
		if (value.isObject()) {
			return value.path("name").asString("of its own");
		}
		if (value.isNumber()) {
			return value.decimalValue().stripTrailingZeros().toPlainString();
		}
		return value.isArray() ? value.values().stream().map(Combination::text).collect(Collectors.joining("+"))
				: value.asString();
	}

}
