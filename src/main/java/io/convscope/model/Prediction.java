package io.convscope.model;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A class with its predicted probability.
 *
 * @param label the name of the class
 * @param index index of the class, from 0
 * @param probability its probability, 0 to 1
 */
public record Prediction(String label, int index, float probability) {

	private static final Comparator<Prediction> LIKELIEST_FIRST = Comparator.comparingDouble(Prediction::probability)
		.reversed()
		.thenComparing(Prediction::index);

	/**
	 * Ranks the classes by probability.
	 * @param labels the names of the classes
	 * @param probabilities their probabilities, in the same order
	 * @param top how many to return at most, at least 1
	 * @return the most probable first, ties by index
	 */
	public static List<Prediction> rank(List<String> labels, float[] probabilities, int top) {
		return IntStream.range(0, probabilities.length)
			.mapToObj((index) -> new Prediction(labels.get(index), index, probabilities[index]))
			.sorted(LIKELIEST_FIRST)
			.limit(top)
			.toList();
	}

}
