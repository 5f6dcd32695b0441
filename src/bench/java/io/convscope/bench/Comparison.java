package io.convscope.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * The contenders side by side.
 */
record Comparison(List<Result> results) {

	String markdown() {
		StringBuilder text = new StringBuilder();
		row(text, "", this.results.stream().map(this::title).toList(), "Convscope : stock DL4J",
				"Convscope : better PyTorch");
		row(text, "---", this.results.stream().map((result) -> "---").toList(), "---", "---");
		for (Operation operation : Operation.values()) {
			row(text, operation.title() + ", ms", cells((result) -> times(result, operation)),
					speedUp(operation, Entry::isStock), speedUp(operation, Entry::isPeer));
			row(text, "= pictures/s", cells((result) -> rate(result, operation)), "", "");
		}
		row(text, "peak memory after training, MB", cells((result) -> megabytes(result.trainingKilobytes())), "", "");
		row(text, "peak memory after all, MB", cells((result) -> megabytes(result.peakKilobytes())), "", "");
		row(text, "loss of the last step", cells((result) -> format("%.4f", result.loss())), "", "");
		text.append("\nTimes: median (10th to 90th percentile; how many were measured). Convscope's include copying")
			.append(" pictures in and answers out; PyTorch's don't.\n\n");
		return text.toString();
	}

	/**
	 * Tells the speed of Convscope's training steps with the service's own settings.
	 * @return pictures a second; empty when they were not measured
	 */
	OptionalDouble bareRate() {
		return this.results.stream()
			.filter((result) -> result.entry().name().equals("convscope") && result.failure().isEmpty())
			.mapToDouble((result) -> result.rate(Operation.TRAINING))
			.findFirst();
	}

	// several with the same library are told apart by their settings
	private String title(Result result) {
		String library = result.entry().library();
		long same = this.results.stream().filter((other) -> other.entry().library().equals(library)).count();
		return (same == 1) ? result.entry().title()
				: result.entry().title() + result.entry().name().substring(library.length()).replace("+", " +");
	}

	private static void row(StringBuilder text, String title, List<String> cells, String... more) {
		List<String> all = new ArrayList<>(List.of(title));
		all.addAll(cells);
		all.addAll(List.of(more));
		text.append("| ").append(String.join(" | ", all)).append(" |\n");
	}

	private List<String> cells(Function<Result, String> cell) {
		return this.results.stream()
			.map((result) -> result.failure().isEmpty() ? cell.apply(result) : "failed")
			.toList();
	}

	private static String times(Result result, Operation operation) {
		Distribution times = result.distribution(operation);
		return format("%.2f (%.2f to %.2f; %d)", times.median(), times.p10(), times.p90(), times.count());
	}

	private static String rate(Result result, Operation operation) {
		return format("%,.0f", result.rate(operation));
	}

	private static String megabytes(long kilobytes) {
		return format("%,.0f", kilobytes / 1024.0);
	}

	private String speedUp(Operation operation, Predicate<Entry> other) {
		OptionalDouble ours = best(operation, Entry::isConvscope);
		OptionalDouble theirs = best(operation, other);
		return (ours.isPresent() && theirs.isPresent()) ? format("%.1f x", theirs.getAsDouble() / ours.getAsDouble())
				: "";
	}

	private OptionalDouble best(Operation operation, Predicate<Entry> which) {
		ToDoubleFunction<Result> median = (result) -> result.distribution(operation).median();
		return this.results.stream()
			.filter((result) -> which.test(result.entry()) && result.failure().isEmpty())
			.mapToDouble(median)
			.min();
	}

	private static String format(String pattern, Object... values) {
		return String.format(Locale.ROOT, pattern, values);
	}

}
