package io.convscope.evaluation;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The confusion matrix: the number of pictures for each true class (row) and predicted
 * class (column). Immutable.
 */
final class ConfusionMatrix {

	private final int[][] counts;

	private ConfusionMatrix(int[][] counts) {
		this.counts = counts;
	}

	static ConfusionMatrix of(TestPredictions predictions) {
		int[][] counts = new int[predictions.classes()][predictions.classes()];
		predictions.pictures()
			.forEach((picture) -> counts[predictions.label(picture)][predictions.predicted(picture)]++);
		return new ConfusionMatrix(counts);
	}

	/**
	 * Returns a copy of the counts.
	 * @return the rows
	 */
	List<List<Integer>> rows() {
		return IntStream.range(0, this.counts.length)
			.mapToObj((row) -> IntStream.of(this.counts[row]).boxed().toList())
			.toList();
	}

	int correct(int label) {
		return this.counts[label][label];
	}

	/**
	 * Returns the number of pictures whose true class is the given one.
	 * @param label the class
	 * @return the sum of its row
	 */
	int support(int label) {
		return IntStream.of(this.counts[label]).sum();
	}

	/**
	 * Returns the number of pictures predicted as a class.
	 * @param label the class
	 * @return the sum of its column
	 */
	int predicted(int label) {
		return IntStream.range(0, this.counts.length).map((row) -> this.counts[row][label]).sum();
	}

}
