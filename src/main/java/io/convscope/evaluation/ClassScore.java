package io.convscope.evaluation;

import java.util.List;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/**
 * The scores of a model for one class.
 *
 * @param label the class's name
 * @param index its index, counted from 0
 * @param support the number of pictures of this class
 * @param predicted the number of pictures predicted as this class
 * @param correct the number of pictures of this class predicted as this class
 * @param precision {@code correct / predicted}, 0 to 1; null if {@code predicted} is 0
 * @param recall {@code correct / support}, 0 to 1; null if {@code support} is 0
 * @param f1 the harmonic mean of precision and recall, 0 to 1; null if {@code predicted}
 * and {@code support} are both 0
 */
public record ClassScore(String label, int index, int support, int predicted, int correct, @Nullable Double precision,
		@Nullable Double recall, @Nullable Double f1) {

	static List<ClassScore> of(ConfusionMatrix matrix, List<String> labels) {
		return IntStream.range(0, labels.size()).mapToObj((index) -> of(matrix, labels.get(index), index)).toList();
	}

	private static ClassScore of(ConfusionMatrix matrix, String label, int index) {
		int correct = matrix.correct(index);
		int support = matrix.support(index);
		int predicted = matrix.predicted(index);
		return new ClassScore(label, index, support, predicted, correct, share(correct, predicted),
				share(correct, support), share(2 * correct, predicted + support));
	}

	private static @Nullable Double share(int part, int whole) {
		return (whole > 0) ? (double) part / whole : null;
	}

}
