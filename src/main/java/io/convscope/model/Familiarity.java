package io.convscope.model;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * How a model's test pictures score by {@link io.convscope.network.Logits#logSumExp}:
 * what the score of another picture is compared with, to tell whether the picture looks
 * like anything that the model was taught.
 * <p>
 * Immutable.
 *
 * @param scores the scores that the {@linkplain #SHARES shares} of the test pictures stay
 * below, in ascending order
 */
public record Familiarity(@JsonValue List<Double> scores) {

	/**
	 * Shares of the test pictures, in ascending order. They are closest where it counts:
	 * among the pictures that look the least familiar.
	 */
	public static final List<Double> SHARES = List.of(0.0, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0);

	/** With fewer test pictures, a share of one in a hundred can't be told from none. */
	public static final int LEAST_PICTURES = 100;

	/**
	 * Checks the scores.
	 * @throws IllegalArgumentException if there is not one for each share, or they are
	 * not finite or not in order
	 */
	@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
	public Familiarity {
		scores = List.copyOf(scores);
		if (scores.size() != SHARES.size() || !scores.stream().allMatch(Double::isFinite)
				|| !scores.equals(scores.stream().sorted().toList())) {
			throw new IllegalArgumentException(
					"There must be " + SHARES.size() + " finite scores in ascending order, not " + scores);
		}
	}

	/**
	 * Sums up the scores of test pictures.
	 * @param scores a finite score of each, at least one; sorted in place
	 * @return their quantiles
	 */
	public static Familiarity of(double[] scores) {
		Arrays.sort(scores);
		DoubleStream quantiles = SHARES.stream().mapToDouble((share) -> scores[(int) (share * (scores.length - 1))]);
		return new Familiarity(quantiles.boxed().toList());
	}

	/**
	 * Tells how familiar a picture looks.
	 * @param score the picture's score
	 * @return the share of the test pictures that look less familiar, 0 to 1, to four
	 * digits: below 0.01, the picture is probably of nothing that the model was taught
	 */
	public double known(double score) {
		int above = 0;
		while (above < this.scores.size() && this.scores.get(above) <= score) {
			above++;
		}
		if (above == 0 || above == this.scores.size()) {
			return (above == 0) ? 0 : 1;
		}
		double low = this.scores.get(above - 1);
		double part = (score - low) / (this.scores.get(above) - low);
		double share = SHARES.get(above - 1) + part * (SHARES.get(above) - SHARES.get(above - 1));
		return Math.round(share * 1e4) / 1e4;
	}

}
