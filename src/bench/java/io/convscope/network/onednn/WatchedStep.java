package io.convscope.network.onednn;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Something that a network does again and again, timed as a whole, then part by part, and
 * then each part alone.
 */
final class WatchedStep {

	private static final int WARM_UP = 50;

	private final String title;

	private final Runnable step;

	private final String rest;

	private final Map<String, List<Plan.Operation>> passes = new LinkedHashMap<>();

	private final StepLedger ledger = new StepLedger();

	/**
	 * Prepares the timing.
	 * @param title what is done
	 * @param step does it once
	 * @param rest names what it does after the last operation
	 */
	WatchedStep(String title, Runnable step, String rest) {
		this.title = title;
		this.step = step;
		this.rest = rest;
	}

	/**
	 * Adds operations to time.
	 * @param before names what is done before the first of them
	 * @param operations of one pass; replaced by ones that tell their time
	 * @return this
	 */
	WatchedStep watch(String before, List<Plan.Operation> operations) {
		this.passes.put(before, operations);
		return this;
	}

	/**
	 * Times the step, and prints the parts' times, which add up to the whole, beside the
	 * times of parts that are done again and again, and find in the processor's caches
	 * what they need: less is not to be had with these parts.
	 * @param steps how often it is done, with its parts watched and without
	 */
	void print(int steps) {
		take(WARM_UP);
		double bare = take(steps);
		List<Plan.Operation> operations = this.passes.values().stream().flatMap(List::stream).toList();
		this.passes.forEach((before, pass) -> pass.replaceAll((operation) -> timed(operation, before)));
		this.ledger.clear();
		double watched = take(steps);
		Map<String, Double> parts = this.ledger.milliseconds();
		// the last thing that is timed: what is computed is not used any more
		Map<String, Double> alone = operations.stream()
			.collect(Collectors.toMap(Plan.Operation::name, (operation) -> median(steps, operation.action()),
					Double::sum));
		System.out.println("\n| part of a " + this.title + " | ms | alone |\n| --- | --- | --- |");
		parts.forEach((name, time) -> printRow(name, time, alone.getOrDefault(name, time)));
		printRow("sum", sum(parts.values().stream()),
				sum(parts.keySet().stream().map((name) -> alone.getOrDefault(name, parts.get(name)))));
		System.out.printf(Locale.ROOT, "%nMedian: %.3f ms, %.3f ms while the parts were timed%n", bare, watched);
	}

	private static void printRow(String name, double time, double alone) {
		System.out.printf(Locale.ROOT, "| %s | %.3f | %.3f |%n", name, time, alone);
	}

	private static double sum(Stream<Double> times) {
		return times.mapToDouble(Double::doubleValue).sum();
	}

	private Plan.Operation timed(Plan.Operation operation, String before) {
		return new Plan.Operation(operation.name(), () -> {
			this.ledger.bookPause(before);
			operation.action().run();
			this.ledger.book(operation.name());
		});
	}

	private double take(int steps) {
		return median(steps, () -> {
			this.ledger.begin();
			this.step.run();
			this.ledger.book(this.rest);
			this.ledger.end();
		});
	}

	private static double median(int times, Runnable action) {
		double[] milliseconds = new double[times];
		for (int i = 0; i < times; i++) {
			long before = System.nanoTime();
			action.run();
			milliseconds[i] = (System.nanoTime() - before) / 1e6;
		}
		Arrays.sort(milliseconds);
		return milliseconds[times / 2];
	}

}
