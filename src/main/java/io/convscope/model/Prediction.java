package io.convscope.model;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A label that may fit a picture.
 *
 * @param label the name of the class
 * @param index its number, counted from 0
 * @param probability how sure the model is, 0 to 1
 */
public record Prediction(String label, int index, float probability) {

	private static final Comparator<Prediction> LIKELIEST_FIRST = Comparator.comparingDouble(Prediction::probability)
		.reversed()
		.thenComparing(Prediction::index);

	/**
	 * Ranks the classes.
	 * @param labels the name of each
	 * @param probabilities of each, in the same order
	 * @param top how many are wanted, at least 1; all when there are fewer
	 * @return the likeliest first, equals in the order of their numbers
	 */
	public static List<Prediction> rank(List<String> labels, float[] probabilities, int top) {
		return IntStream.range(0, probabilities.length)
			.mapToObj((index) -> new Prediction(labels.get(index), index, probabilities[index]))
			.sorted(LIKELIEST_FIRST)
			.limit(top)
			.toList();
	}

}
