package io.convscope.evaluation;

/**
 * The number of pictures that a network classified correctly.
 *
 * @param correct the number of correct predictions
 * @param total the number of all predictions, at least 1
 */
public record Accuracy(int correct, int total) {

	/**
	 * Returns the accuracy as a number.
	 * @return the share of correct predictions, 0 to 1
	 */
	public double share() {
		return (double) this.correct / this.total;
	}

}
