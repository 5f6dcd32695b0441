package io.convscope.bench;

/**
 * Makes sure that all contenders compute the same network.
 */
final class Agreement {

	static final int PICTURES = 8;

	private static final double TOLERANCE = 1e-4;

	private float[] first = new float[0];

	/**
	 * Compares a contender's answers before training with those of the first.
	 * @param answer the probabilities that it finds
	 * @throws ContenderFailedException if they differ
	 */
	void check(float[] answer) {
		this.first = (this.first.length > 0) ? this.first : answer;
		for (int i = 0; i < this.first.length; i++) {
			if (Math.abs(this.first[i] - answer[i]) > TOLERANCE) {
				throw ContenderFailedException
					.because("computes another network: " + answer[i] + " instead of " + this.first[i]);
			}
		}
	}

}
