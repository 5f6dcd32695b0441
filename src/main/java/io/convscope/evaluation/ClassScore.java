package io.convscope.evaluation;

import java.util.List;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/**
 * How well a model knows one class.
 *
 * @param label the class's name
 * @param index its number, counted from 0
 * @param support how many pictures truly are of it
 * @param predicted how many pictures the model takes for it
 * @param correct how many of the one are among the other
 * @param precision share of what is taken for it that is of it, 0 to 1; null when nothing
 * is
 * @param recall share of what is of it that is taken for it, 0 to 1; null when nothing is
 * @param f1 the harmonic mean of the two, 0 to 1; null when neither is there
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
