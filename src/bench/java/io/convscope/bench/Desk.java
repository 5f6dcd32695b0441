package io.convscope.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.convscope.network.description.NetworkDescription;

/**
 * Answers the driver's orders in a contender's process, one line each.
 */
final class Desk {

	/** What an answer starts with; libraries print to the same stream. */
	static final String MARK = "@";

	private final Contender contender;

	private int steps;

	private double loss;

	private Desk(Contender contender) {
		this.contender = contender;
	}

	/**
	 * Serves until the orders end. The network is the one that the system property
	 * {@code bench.network} names.
	 * @param factory makes the contender of this process
	 * @throws IOException if the driver is gone
	 */
	static void serve(Function<Workload, Contender> factory) throws IOException {
		PrintStream answers = System.out;
		System.setOut(System.err);
		NetworkDescription network = NetworkDescription.builtIn(System.getProperty("bench.network"));
		Desk desk = new Desk(factory.apply(Workload.draw(network)));
		BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
		for (String order = orders.readLine(); order != null; order = orders.readLine()) {
			answers.println(MARK + desk.answer(order.split(" ")));
			answers.flush();
		}
		// some libraries' threads would keep the process
		Runtime.getRuntime().halt(0);
	}

	private String answer(String[] order) {
		return switch (order[0]) {
			case "train" -> times(order, 1, (ignored) -> this.loss = this.contender.train(this.steps++));
			case "forward" -> {
				int pictures = Integer.parseInt(order[1]);
				yield times(order, 2, (ignored) -> this.contender.forward(pictures));
			}
			case "probabilities" -> text(this.contender.probabilities(Integer.parseInt(order[1])));
			case "loss" -> String.valueOf(this.loss);
			case "memory" -> String.valueOf(Proc.kilobytes("/proc/self/status", "VmHWM"));
			case "settings" -> this.contender.settings();
			default -> throw new IllegalArgumentException("Unknown order: " + order[0]);
		};
	}

	// an order ends with: calls not measured, calls measured, milliseconds after which no
	// more are begun
	private static String times(String[] order, int from, IntConsumer operation) {
		for (int i = 0; i < Integer.parseInt(order[from]); i++) {
			operation.accept(i);
		}
		long[] times = new long[Integer.parseInt(order[from + 1])];
		long end = System.nanoTime() + Long.parseLong(order[from + 2]) * 1_000_000;
		int count = 0;
		long before = System.nanoTime();
		while (count < times.length && before < end) {
			operation.accept(count);
			long after = System.nanoTime();
			times[count++] = after - before;
			before = after;
		}
		return Arrays.stream(times, 0, count).mapToObj(Long::toString).collect(Collectors.joining(" "));
	}

	private static String text(float[] values) {
		return IntStream.range(0, values.length)
			.mapToObj((i) -> Float.toString(values[i]))
			.collect(Collectors.joining(" "));
	}

}
