package io.convscope.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Measures the contenders in turns, so that what the machine does beside hits all alike.
 */
final class Benchmark {

	private static final int WARM_UP = 50;

	// after another contender's turn, the processor's caches hold what that one used
	private static final int UNMEASURED = 3;

	// long enough for waiting OpenMP threads to stop spinning
	private static final long PAUSE_MILLISECONDS = 400;

	private static final long NO_LIMIT = Long.MAX_VALUE / 1_000_000_000;

	private final Options options;

	private final List<Result> results = new ArrayList<>();

	private final Map<Result, ContenderProcess> running = new LinkedHashMap<>();

	private Benchmark(Options options) {
		this.options = options;
	}

	public static void main(String[] args) throws IOException, InterruptedException {
		Options options = Options.fromSystemProperties();
		if (Boolean.getBoolean("bench.profile")) {
			profile(options);
			return;
		}
		if (options.pictures() > 0) {
			System.out.println(LargeDataset.measure(options));
			return;
		}
		if (options.serving()) {
			System.out.println(ServingMeasurement.measure(options));
			return;
		}
		if (options.reading()) {
			System.out.println(ReadingMeasurement.measure(options));
			return;
		}
		double before = Machine.load();
		List<Result> results = new Benchmark(options).run();
		Optional<ServiceReport> service = options.service()
				? Optional.of(new ServiceReport(ServiceMeasurement.take(options), new Comparison(results).bareRate()))
				: Optional.empty();
		Report report = new Report(options, Machine.thisOne(), before, Machine.load(), results, service);
		System.out.println(report.markdown());
		report.write();
	}

	private static void profile(Options options) throws IOException, InterruptedException {
		Entry entry = Entry.of("profile", options);
		ProcessBuilder builder = new ProcessBuilder(entry.command()).inheritIO();
		builder.environment().putAll(entry.environment());
		builder.start().waitFor();
	}

	private List<Result> run() throws IOException, InterruptedException {
		for (String name : this.options.contenders()) {
			start(name);
		}
		if (this.running.isEmpty()) {
			return this.results;
		}
		Agreement agreement = new Agreement();
		each((result, process) -> agreement.check(process.probabilities(Agreement.PICTURES)));
		for (Operation operation : Operation.values()) {
			measure(operation);
			each((result, process) -> {
				long kilobytes = Long.parseLong(process.ask("memory"));
				result.setPeakKilobytes(kilobytes);
				if (operation == Operation.TRAINING) {
					result.setTrainingKilobytes(kilobytes);
					result.setLoss(Double.parseDouble(process.ask("loss")));
				}
			});
		}
		this.running.values().forEach(ContenderProcess::close);
		return this.results;
	}

	private void start(String name) throws IOException {
		Result result = new Result(Entry.of(name, this.options));
		this.results.add(result);
		try {
			if (result.entry().isPeer()) {
				PeerCompiler.compile(result.entry().library(), this.options);
			}
			ContenderProcess process = new ContenderProcess(result.entry(), this.options.folder());
			this.running.put(result, process);
			result.setSettings(process.ask("settings"));
		}
		catch (ContenderFailedException ex) {
			giveUp(result, ex);
		}
	}

	private void measure(Operation operation) throws IOException, InterruptedException {
		boolean isTraining = operation == Operation.TRAINING;
		long milliseconds = isTraining ? NO_LIMIT : this.options.seconds() * 1000L;
		int total = isTraining ? this.options.steps() : this.options.forwards();
		int turn = (total + this.options.rounds() - 1) / this.options.rounds();
		System.out.println("Measuring: " + operation.title());
		each((result, process) -> process.ask(operation.order(0, WARM_UP, this.options.seconds() * 1000L)));
		for (int round = 0; round < this.options.rounds(); round++) {
			each((result, process) -> result.add(operation,
					process.times(operation.order(UNMEASURED, turn, milliseconds))));
		}
		for (Result result : this.running.keySet()) {
			System.out.println("  " + result.entry().name() + ": " + result.distribution(operation));
		}
	}

	private void each(Turn turn) throws IOException, InterruptedException {
		for (Map.Entry<Result, ContenderProcess> each : List.copyOf(this.running.entrySet())) {
			try {
				turn.take(each.getKey(), each.getValue());
			}
			catch (ContenderFailedException ex) {
				giveUp(each.getKey(), ex);
			}
			Thread.sleep(PAUSE_MILLISECONDS);
		}
	}

	private void giveUp(Result result, ContenderFailedException failure) {
		result.setFailure(String.valueOf(failure.getMessage()));
		this.running.remove(result);
	}

	/**
	 * What a contender does when its turn comes.
	 */
	@FunctionalInterface
	private interface Turn {

		void take(Result result, ContenderProcess process) throws IOException;

	}

}
