package io.convscope.sweep;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.convscope.problem.Problem;
import io.convscope.request.InvalidRequestException;
import io.convscope.request.Option;
import io.convscope.request.OptionReader;
import io.convscope.request.Texts;
import io.convscope.training.RunRequests;
import io.convscope.training.run.RunRequest;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Checks and completes requests for sweeps: all their runs, before any is queued. Thread
 * safe.
 */
@Component
public class SweepRequests {

	private static final Option<String> NAME = Option.of("name", Texts.names(60), null, "Name", "a note for yourself");

	private static final List<Option<?>> FIELDS = List.of(NAME, field(Combinations.BASE), field(Combinations.GRID),
			field(Combinations.RUNS));

	private final Function<ObjectNode, RunRequest> completion;

	private final int maxRuns;

	@Autowired
	SweepRequests(RunRequests runs, SweepProperties properties) {
		this(runs::complete, properties.maxRuns());
	}

	/**
	 * Reads requests for sweeps that are not trained here.
	 * @param completion checks and completes the request of each run
	 * @param maxRuns how many runs a sweep may have
	 */
	public SweepRequests(Function<ObjectNode, RunRequest> completion, int maxRuns) {
		this.completion = completion;
		this.maxRuns = maxRuns;
	}

	// they are read by Combinations
	private static Option<String> field(String name) {
		return Option.of(name, Texts.any(), null, name, "");
	}

	/**
	 * Checks and completes a request.
	 * @param body the body; any field may be missing or not valid
	 * @return the complete request
	 * @throws InvalidRequestException if anything is wrong with any of the runs; the
	 * message names all of it
	 */
	public SweepRequest complete(ObjectNode body) {
		OptionReader reader = new OptionReader();
		String given = reader.field(body, NAME).map(String::strip).orElse(null);
		Combinations combinations = Combinations.read(body, RunRequests.fields(), this.maxRuns, reader);
		reader.refuseOthers(body, FIELDS);
		reader.requireNoErrors();
		List<RunRequest> complete = complete(combinations);
		requireDifferent(complete);
		List<String> fields = combinations.fields();
		RunRequest first = complete.get(0);
		String name = (given != null) ? given : usualName(first, fields);
		List<PlannedRun> planned = new ArrayList<>();
		for (int i = 0; i < complete.size(); i++) {
			RunRequest run = combinations.runs().get(i).named(complete.get(i), name, fields);
			planned.add(new PlannedRun(run, values(run, fields), null, null));
		}
		return new SweepRequest(name, first.owner(), fields, List.copyOf(planned));
	}

	private List<RunRequest> complete(Combinations combinations) {
		SweepFaults faults = new SweepFaults(combinations);
		List<RunRequest> complete = new ArrayList<>();
		for (Combination each : combinations.runs()) {
			try {
				complete.add(this.completion.apply(each.request()));
			}
			catch (InvalidRequestException ex) {
				faults.add(each, ex.errors());
			}
			catch (RuntimeException ex) {
				if (Problem.of(ex.getClass()).equals(Problem.INTERNAL)) {
					throw ex;
				}
				faults.add(each, ex);
			}
		}
		faults.requireNone();
		return complete;
	}

	// the same settings give the same result
	private static void requireDifferent(List<RunRequest> runs) {
		OptionReader reader = new OptionReader();
		Map<RunRequest, Integer> known = new HashMap<>();
		for (int i = 0; i < runs.size(); i++) {
			RunRequest run = runs.get(i);
			Integer same = known
				.putIfAbsent(new RunRequest("", run.dataset(), "", run.settings(), run.network(), null, null), i + 1);
			if (same != null) {
				reader.refuse("run " + (i + 1), "is the same as run " + same
						+ ": name each value once; runs with another seed are told apart by it");
			}
		}
		reader.requireNoErrors();
	}

	private static String usualName(RunRequest run, List<String> fields) {
		String name = run.dataset() + ": " + (fields.isEmpty() ? "one run" : String.join(", ", fields));
		return (name.length() > 60) ? name.substring(0, 59).strip() + "…" : name;
	}

	private static Map<String, @Nullable Object> values(RunRequest run, List<String> fields) {
		Map<String, @Nullable Object> all = new HashMap<>(run.settings().values());
		all.put("dataset", run.dataset());
		all.put("network", run.network().name());
		all.put("recipe", run.recipe());
		Map<String, @Nullable Object> values = new LinkedHashMap<>();
		fields.forEach((field) -> values.put(field, all.get(field)));
		return values;
	}

}
