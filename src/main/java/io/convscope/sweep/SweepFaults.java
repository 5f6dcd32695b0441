package io.convscope.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.convscope.request.OptionReader;

/**
 * What is wrong with the runs of a sweep: each fault is told once, where it stands in the
 * request, however many runs have it.
 */
final class SweepFaults {

	private final Combinations combinations;

	// by place and sentence, the runs that have it
	private final Map<String, Map<String, List<Combination>>> faults = new LinkedHashMap<>();

	private final List<RuntimeException> others = new ArrayList<>();

	SweepFaults(Combinations combinations) {
		this.combinations = combinations;
	}

	/**
	 * Notes what is wrong with the fields of a run.
	 * @param run the run
	 * @param errors the rest of a sentence for each field
	 */
	void add(Combination run, Map<String, String> errors) {
		errors.forEach((field, what) -> add(run, run.placeOf(field), what));
	}

	/**
	 * Notes why a run is not possible, whose fields are valid.
	 * @param run the run
	 * @param cause says what is wrong, and what to do
	 */
	void add(Combination run, RuntimeException cause) {
		this.others.add(cause);
		add(run, "run " + run.number(), "(" + run.words(this.combinations.fields()) + ") is not possible: "
				+ String.valueOf(cause.getMessage()).replaceFirst("\\.$", ""));
	}

	private void add(Combination run, String place, String what) {
		this.faults.computeIfAbsent(place, (each) -> new LinkedHashMap<>())
			.computeIfAbsent(what, (each) -> new ArrayList<>())
			.add(run);
	}

	/**
	 * Refuses the request if anything was noted. What is wrong with all runs alike, as a
	 * data set that is not there, is told as {@code POST /train} tells it.
	 * @throws io.convscope.request.InvalidRequestException if there are faults
	 */
	void requireNone() {
		int runs = this.combinations.runs().size();
		long kinds = this.others.stream().map((each) -> each.getClass() + each.getMessage()).distinct().count();
		if (kinds == 1 && this.others.size() == runs) {
			throw this.others.get(0);
		}
		OptionReader reader = new OptionReader();
		this.faults.forEach((place, sentences) -> reader.refuse(place,
				sentences.entrySet()
					.stream()
					.map((each) -> each.getKey() + with(place, each.getValue()))
					.collect(Collectors.joining("; and "))));
		reader.requireNoErrors();
	}

	// a value that is wrong by itself is so in all runs that have it
	private String with(String place, List<Combination> faulty) {
		long having = this.combinations.runs()
			.stream()
			.filter((run) -> !place.startsWith("grid.") || run.places().values().stream().anyMatch(place::startsWith))
			.count();
		boolean some = !place.startsWith("run") && faulty.size() < having;
		return some ? " (in the run with " + faulty.get(0).words(this.combinations.fields()) + ")" : "";
	}

}
