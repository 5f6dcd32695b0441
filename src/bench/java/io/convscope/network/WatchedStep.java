package io.convscope.network;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Something that a network does again and again, timed as a whole and then part by part.
 */
final class WatchedStep {

	private static final int WARM_UP = 50;

	private final String title;

	private final Runnable step;

	private final String rest;

	private final Map<String, List<Operation>> passes = new LinkedHashMap<>();

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
	WatchedStep watch(String before, List<Operation> operations) {
		this.passes.put(before, operations);
		return this;
	}

	/**
	 * Times the step, and prints the parts' times, which add up to the whole.
	 * @param steps how often it is done, with its parts watched and without
	 */
	void print(int steps) {
		take(WARM_UP);
		double bare = take(steps);
		this.passes.forEach((before, operations) -> operations.replaceAll((operation) -> timed(operation, before)));
		this.ledger.clear();
		double watched = take(steps);
		double sum = 0;
		System.out.println("\n| part of a " + this.title + " | ms |\n| --- | --- |");
		for (Map.Entry<String, Double> part : this.ledger.milliseconds().entrySet()) {
			System.out.printf(Locale.ROOT, "| %s | %.3f |%n", part.getKey(), part.getValue());
			sum += part.getValue();
		}
		System.out.printf(Locale.ROOT, "| sum | %.3f |%n", sum);
		System.out.printf(Locale.ROOT, "%nMedian: %.3f ms, %.3f ms while the parts were timed%n", bare, watched);
	}

	private Operation timed(Operation operation, String before) {
		return new Operation(operation.name(), () -> {
			this.ledger.bookPause(before);
			operation.action().run();
			this.ledger.book(operation.name());
		});
	}

	private double take(int steps) {
		double[] times = new double[steps];
		for (int i = 0; i < steps; i++) {
			long before = System.nanoTime();
			this.ledger.begin();
			this.step.run();
			this.ledger.book(this.rest);
			this.ledger.end();
			times[i] = (System.nanoTime() - before) / 1e6;
		}
		Arrays.sort(times);
		return times[steps / 2];
	}

}
