package io.convscope.evaluation;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How probable a model finds a label for a picture.
 *
 * @param label the label
 * @param index its number, from 0
 * @param probability how sure it is, 0 to 1
 */
public record Belief(String label, int index, float probability) {

	private static final Comparator<Belief> LIKELIEST_FIRST = Comparator.comparingDouble(Belief::probability)
		.reversed()
		.thenComparing(Belief::index);

	/**
	 * Tells what a network takes a picture for.
	 * @param answers what it says
	 * @param picture the picture's number
	 * @return its likeliest label
	 */
	static Belief of(Answers answers, int picture) {
		int predicted = answers.predictions().predicted(picture);
		return new Belief(answers.labels().get(predicted), predicted, answers.predictions().confidence(picture));
	}

	/**
	 * Ranks labels.
	 * @param labels the name of each
	 * @param probabilities of each, in the same order
	 * @return the likeliest first, equals in the order of their numbers
	 */
	static List<Belief> rank(List<String> labels, float[] probabilities) {
		return IntStream.range(0, labels.size())
			.mapToObj((index) -> new Belief(labels.get(index), index, probabilities[index]))
			.sorted(LIKELIEST_FIRST)
			.toList();
	}

}
