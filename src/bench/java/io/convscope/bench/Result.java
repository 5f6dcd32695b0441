package io.convscope.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What one contender reached.
 */
final class Result {

	private final Entry entry;

	private final Map<Operation, List<long[]>> times = new EnumMap<>(Operation.class);

	private String settings = "";

	private String failure = "";

	private double loss;

	private long trainingKilobytes;

	private long peakKilobytes;

	Result(Entry entry) {
		this.entry = entry;
	}

	Entry entry() {
		return this.entry;
	}

	void add(Operation operation, long[] nanoseconds) {
		this.times.computeIfAbsent(operation, (key) -> new ArrayList<>()).add(nanoseconds);
	}

	boolean has(Operation operation) {
		return this.times.containsKey(operation);
	}

	Distribution distribution(Operation operation) {
		return Distribution.of(this.times.get(operation).stream().flatMapToLong(Arrays::stream).toArray());
	}

	/**
	 * Tells the speed of an operation that has been measured.
	 * @param operation which
	 * @return pictures a second, by the median
	 */
	double rate(Operation operation) {
		return operation.pictures() * 1000 / distribution(operation).median();
	}

	String settings() {
		return this.settings;
	}

	void setSettings(String settings) {
		this.settings = settings;
	}

	String failure() {
		return this.failure;
	}

	void setFailure(String failure) {
		this.failure = failure;
	}

	double loss() {
		return this.loss;
	}

	void setLoss(double loss) {
		this.loss = loss;
	}

	long trainingKilobytes() {
		return this.trainingKilobytes;
	}

	void setTrainingKilobytes(long kilobytes) {
		this.trainingKilobytes = kilobytes;
	}

	long peakKilobytes() {
		return this.peakKilobytes;
	}

	void setPeakKilobytes(long kilobytes) {
		this.peakKilobytes = kilobytes;
	}

}
