package io.convscope.evaluation;

import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * How probable a model finds each class for each picture of a test part, beside what the
 * pictures truly show: all that an evaluation is derived from.
 * <p>
 * Immutable, thus thread safe. Pictures and classes are counted from 0.
 */
public final class TestPredictions {

	private final int[] labels;

	private final float[] probabilities;

	private final int[] predicted;

	private final int classes;

	/**
	 * Takes over two arrays, which nobody may change from then on.
	 * @param labels the true class of each picture; at least one
	 * @param probabilities those of each class for the first picture, then for the next
	 */
	TestPredictions(int[] labels, float[] probabilities) {
		if (labels.length == 0 || probabilities.length % labels.length != 0) {
			throw new IllegalArgumentException(
					labels.length + " pictures can't have " + probabilities.length + " probabilities");
		}
		this.labels = labels;
		this.probabilities = probabilities;
		this.classes = probabilities.length / labels.length;
		this.predicted = IntStream.range(0, labels.length).map(this::likeliest).toArray();
	}

	private int likeliest(int picture) {
		int best = 0;
		for (int k = 1; k < this.classes; k++) {
			if (probability(picture, k) > probability(picture, best)) {
				best = k;
			}
		}
		return best;
	}

	/**
	 * Lends all probabilities.
	 * @return those of each class for the first picture, then for the next; not to be
	 * changed
	 */
	float[] probabilities() {
		return this.probabilities;
	}

	int size() {
		return this.labels.length;
	}

	int classes() {
		return this.classes;
	}

	int label(int picture) {
		return this.labels[picture];
	}

	/**
	 * Tells what the model takes a picture for.
	 * @param picture which
	 * @return the class of the highest probability, the first where several share it
	 */
	int predicted(int picture) {
		return this.predicted[picture];
	}

	float probability(int picture, int label) {
		return this.probabilities[picture * this.classes + label];
	}

	/**
	 * Tells how sure the model is.
	 * @param picture which
	 * @return the probability of the predicted class
	 */
	float confidence(int picture) {
		return probability(picture, predicted(picture));
	}

	boolean isRight(int picture) {
		return predicted(picture) == label(picture);
	}

	/**
	 * Counts how many pictures the model has right.
	 * @return the accuracy
	 */
	public Accuracy accuracy() {
		return new Accuracy((int) pictures().filter(this::isRight).count(), size());
	}

	/**
	 * Computes the mean cross-entropy, the loss that networks are trained on.
	 * @return 0 or more; a probability too small for a float counts as the smallest
	 */
	double loss() {
		return pictures()
			.mapToDouble((picture) -> -Math.log(Math.max(probability(picture, label(picture)), Float.MIN_VALUE)))
			.average()
			.orElseThrow();
	}

	/**
	 * Looks for a picture that the model has no probabilities for.
	 * @return the first with one that is not a number; empty when all are sound
	 */
	OptionalInt firstWithoutProbabilities() {
		return pictures().filter((picture) -> Float.isNaN(confidence(picture))).findFirst();
	}

	IntStream pictures() {
		return IntStream.range(0, size());
	}

}
