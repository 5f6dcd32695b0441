package io.convscope.evaluation;

/**
 * How many pictures a network had right.
 *
 * @param correct how many
 * @param total of how many; at least 1
 */
public record Accuracy(int correct, int total) {

	/**
	 * Divides the two.
	 * @return the share that is right, 0 to 1
	 */
	public double share() {
		return (double) this.correct / this.total;
	}

}
