package io.convscope.evaluation;

import java.util.OptionalInt;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import io.convscope.model.Familiarity;
import org.jspecify.annotations.Nullable;

/**
 * The probability of each class for each picture of a test part, and the true classes:
 * all metrics of an evaluation are computed from them.
 * <p>
 * Immutable, therefore thread-safe. Pictures and classes are counted from 0.
 */
public final class TestPredictions {

	private final int[] labels;

	private final float[] probabilities;

	private final double @Nullable [] scores;

	private final int[] predicted;

	private final int classes;

	/**
	 * Takes over the two arrays without a copy; the caller must not change them
	 * afterwards.
	 * @param labels the true class of each picture, at least one
	 * @param probabilities the probabilities, picture by picture, in the order of the
	 * classes
	 */
	TestPredictions(int[] labels, float[] probabilities) {
		this(labels, probabilities, null);
	}

	/**
	 * Takes over three arrays without a copy; the caller must not change them afterwards.
	 * @param labels the true class of each picture, at least one
	 * @param probabilities the probabilities, picture by picture, in the order of the
	 * classes
	 * @param scores how familiar each picture looks,
	 * {@link io.convscope.network.Logits#logSumExp}; null if unknown
	 */
	TestPredictions(int[] labels, float[] probabilities, double @Nullable [] scores) {
		if (labels.length == 0 || probabilities.length % labels.length != 0) {
			throw new IllegalArgumentException(
					labels.length + " pictures can't have " + probabilities.length + " probabilities");
		}
		this.labels = labels;
		this.probabilities = probabilities;
		this.scores = scores;
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
	 * Returns all probabilities, without a copy.
	 * @return the probabilities, picture by picture, in the order of the classes; must
	 * not be changed
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
	 * Returns the predicted class of a picture.
	 * @param picture the index of the picture
	 * @return the class of the highest probability; the first in a tie
	 */
	int predicted(int picture) {
		return this.predicted[picture];
	}

	float probability(int picture, int label) {
		return this.probabilities[picture * this.classes + label];
	}

	/**
	 * Returns the confidence of the prediction for a picture.
	 * @param picture the index of the picture
	 * @return the probability of the predicted class
	 */
	float confidence(int picture) {
		return probability(picture, predicted(picture));
	}

	boolean isRight(int picture) {
		return predicted(picture) == label(picture);
	}

	/**
	 * Returns the accuracy.
	 * @return the number of correct predictions and of all
	 */
	public Accuracy accuracy() {
		return new Accuracy((int) pictures().filter(this::isRight).count(), size());
	}

	/**
	 * Computes the mean cross-entropy, the loss that networks are trained on.
	 * @return 0 or more; a probability of 0 counts as {@link Float#MIN_VALUE}
	 */
	public double loss() {
		return pictures()
			.mapToDouble((picture) -> -Math.log(Math.max(probability(picture, label(picture)), Float.MIN_VALUE)))
			.average()
			.orElseThrow();
	}

	/**
	 * Returns how familiar each picture looks, without a copy.
	 * @return {@link io.convscope.network.Logits#logSumExp} of each; null if unknown
	 */
	public double @Nullable [] scores() {
		return this.scores;
	}

	/**
	 * Sums up how familiar the pictures look.
	 * @return what other pictures are compared with; null if the scores are unknown or
	 * not finite, or the pictures are fewer than {@link Familiarity#LEAST_PICTURES}
	 */
	public @Nullable Familiarity familiarity() {
		return (this.scores != null && size() >= Familiarity.LEAST_PICTURES
				&& DoubleStream.of(this.scores).allMatch(Double::isFinite)) ? Familiarity.of(this.scores.clone())
						: null;
	}

	/**
	 * Finds the first picture whose probabilities are NaN.
	 * @return the index of the picture; empty if there is none
	 */
	OptionalInt firstWithoutProbabilities() {
		return pictures().filter((picture) -> Float.isNaN(confidence(picture))).findFirst();
	}

	IntStream pictures() {
		return IntStream.range(0, size());
	}

}
