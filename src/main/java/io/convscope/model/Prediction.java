package io.convscope.model;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A class with its predicted probability.
 *
 * @param label the name of the class
 * @param index index of the class, from 0
 * @param probability its probability, 0 to 1
 */
public record Prediction(String label, int index, float probability) {

	// as each prediction is ranked, cheaper than comparators made of others
	private static final Comparator<Prediction> LIKELIEST_FIRST = (one, other) -> {
		int order = Float.compare(other.probability, one.probability);
		return (order != 0) ? order : Integer.compare(one.index, other.index);
	};

	/**
	 * Ranks the classes by probability.
	 * @param labels the names of the classes
	 * @param probabilities their probabilities, in the same order
	 * @param top how many to return at most, at least 1
	 * @return the most probable first, ties by index
	 */
	public static List<Prediction> rank(List<String> labels, float[] probabilities, int top) {
		Prediction[] all = new Prediction[probabilities.length];
		for (int index = 0; index < all.length; index++) {
			all[index] = new Prediction(labels.get(index), index, probabilities[index]);
		}
		Arrays.sort(all, LIKELIEST_FIRST);
		return List.of(Arrays.copyOf(all, Math.min(top, all.length)));
	}

}
