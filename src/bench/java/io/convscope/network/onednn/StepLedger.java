package io.convscope.network.onednn;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Books every nanosecond of every step to a part of the step, so that the parts add up.
 */
final class StepLedger {

	private final List<Map<String, Long>> steps = new ArrayList<>();

	private Map<String, Long> current = new LinkedHashMap<>();

	private long last;

	private String lastPhase = "";

	void clear() {
		this.steps.clear();
	}

	void begin() {
		this.lastPhase = "";
		this.current = new LinkedHashMap<>();
		this.last = System.nanoTime();
	}

	/**
	 * Books the time since the last booking.
	 * @param part what it was spent on
	 */
	void book(String part) {
		long now = System.nanoTime();
		this.current.merge(part, now - this.last, Long::sum);
		this.last = now;
	}

	/**
	 * Books the time between two operations.
	 * @param phase which pass the next belongs to
	 */
	void bookPause(String phase) {
		book(phase.equals(this.lastPhase) ? "between operations" : phase);
		this.lastPhase = phase;
	}

	void end() {
		this.steps.add(this.current);
	}

	/**
	 * Averages over the middle half of the steps, so that a hiccup doesn't count.
	 * @return milliseconds of each part, in the order of the first step
	 */
	Map<String, Double> milliseconds() {
		List<Map<String, Long>> sorted = this.steps.stream().sorted(Comparator.comparing(StepLedger::total)).toList();
		List<Map<String, Long>> middle = sorted.subList(sorted.size() / 4, (sorted.size() * 3 + 3) / 4);
		Map<String, Double> means = new LinkedHashMap<>();
		for (Map<String, Long> step : middle) {
			step.forEach((part, time) -> means.merge(part, time / 1e6 / middle.size(), Double::sum));
		}
		return means;
	}

	private static long total(Map<String, Long> step) {
		return step.values().stream().mapToLong(Long::longValue).sum();
	}

}
