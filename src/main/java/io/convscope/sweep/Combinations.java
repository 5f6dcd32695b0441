package io.convscope.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.convscope.request.OptionReader;
import io.convscope.settings.NearName;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The runs that the request of a sweep stands for: {@code base} with each combination of
 * the values in {@code grid}, the last field changing fastest, or with each of
 * {@code runs}.
 *
 * @param fields the names of the fields that the runs have of their own, without
 * {@code name}
 * @param runs the runs in their order
 */
record Combinations(List<String> fields, List<Combination> runs) {

	static final String BASE = "base";

	static final String GRID = "grid";

	static final String RUNS = "runs";

	private static final String NAME = "name";

	/** A sweep is of one owner. */
	private static final String OWNER = "owner";

	/**
	 * Reads the runs.
	 * @param body the request
	 * @param known the fields of {@code POST /train}
	 * @param most how many runs there may be
	 * @param reader is told what is wrong
	 * @return the runs; none if anything is wrong with the form of the request
	 */
	static Combinations read(ObjectNode body, List<String> known, int most, OptionReader reader) {
		if (body.hasNonNull(BASE) && !body.get(BASE).isObject()) {
			reader.refuse(BASE, "must be an object with fields of POST /train");
			return new Combinations(List.of(), List.of());
		}
		ObjectNode base = body.hasNonNull(BASE) ? body.get(BASE).asObject() : JsonNodeFactory.instance.objectNode();
		if (body.hasNonNull(GRID) == body.hasNonNull(RUNS)) {
			reader.refuse(body.hasNonNull(GRID) ? RUNS : GRID, body.hasNonNull(GRID)
					? "can't be given beside grid: either all combinations of a grid, or a list"
					: "must be given, or runs: {\"learningRate\":[0.01,0.001]} for each combination of such values,"
							+ " or a list of objects with fields of POST /train");
			return new Combinations(List.of(), List.of());
		}
		return body.hasNonNull(GRID) ? ofGrid(base, body.get(GRID), known, most, reader)
				: ofList(base, body.get(RUNS), most, reader);
	}

	private static Combinations ofGrid(ObjectNode base, JsonNode grid, List<String> known, int most,
			OptionReader reader) {
		List<String> fields = grid.isObject() ? List.copyOf(grid.propertyNames()) : List.of();
		if (fields.isEmpty()) {
			reader.refuse(GRID, "must be an object with a list of values for each field that changes");
		}
		List<String> settings = known.stream().filter((each) -> !List.of(NAME, OWNER).contains(each)).toList();
		long count = 1;
		boolean valid = !fields.isEmpty();
		for (String field : fields) {
			String place = GRID + "." + field;
			JsonNode values = grid.get(field);
			if (!settings.contains(field)) {
				reader.refuse(place, "is not a field that can change" + NearName.question(field, settings)
						+ "; there are " + String.join(", ", settings));
				valid = false;
			}
			else if (!values.isArray() || values.isEmpty()) {
				reader.refuse(place, "must be a list of at least one value");
				valid = false;
			}
			else {
				count = Math.min(Integer.MAX_VALUE, count * values.size());
			}
		}
		if (count > most) {
			reader.refuse(GRID, tooMany(count, most));
		}
		return new Combinations(fields, (valid && count <= most) ? product(base, grid, fields) : List.of());
	}

	private static List<Combination> product(ObjectNode base, JsonNode grid, List<String> fields) {
		List<Combination> runs = List.of(new Combination(1, base, Map.of()));
		for (String field : fields) {
			List<Combination> longer = new ArrayList<>();
			for (Combination each : runs) {
				for (int i = 0; i < grid.get(field).size(); i++) {
					ObjectNode request = each.request().deepCopy();
					request.set(field, grid.get(field).get(i));
					Map<String, String> places = new LinkedHashMap<>(each.places());
					places.put(field, GRID + "." + field + "[" + i + "]");
					longer.add(new Combination(longer.size() + 1, request, places));
				}
			}
			runs = longer;
		}
		return runs;
	}

	private static Combinations ofList(ObjectNode base, JsonNode list, int most, OptionReader reader) {
		if (!list.isArray() || list.isEmpty() || list.values().stream().anyMatch((each) -> !each.isObject())) {
			reader.refuse(RUNS, "must be a list of at least one object with fields of POST /train");
			return new Combinations(List.of(), List.of());
		}
		if (list.size() > most) {
			reader.refuse(RUNS, tooMany(list.size(), most));
			return new Combinations(List.of(), List.of());
		}
		Set<String> fields = new LinkedHashSet<>();
		List<Combination> runs = new ArrayList<>();
		for (int i = 0; i < list.size(); i++) {
			ObjectNode own = list.get(i).asObject();
			String place = RUNS + "[" + i + "].";
			Map<String, String> places = new LinkedHashMap<>();
			own.propertyNames().forEach((field) -> places.put(field, place + field));
			if (own.has(OWNER)) {
				reader.refuse(place + OWNER, "can't be given: all runs are of the owner in base");
			}
			fields.addAll(own.propertyNames());
			runs.add(new Combination(i + 1, base.deepCopy().setAll(own), places));
		}
		fields.remove(NAME);
		return new Combinations(List.copyOf(fields), runs);
	}

	private static String tooMany(long count, int most) {
		return "would be " + count + " runs; a sweep has " + most + " at most";
	}

}
