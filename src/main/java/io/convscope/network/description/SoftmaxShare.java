package io.convscope.network.description;

/**
 * A value that is the share of one logit's exponential in the sum of all.
 *
 * @param logits the input
 * @param largest the largest of them, which is taken off each so that nothing overflows
 * @param exponentials of the differences
 * @param sum of the exponentials
 */
record SoftmaxShare(float[] logits, float largest, double[] exponentials, double sum) implements Arithmetic {

	static SoftmaxShare of(Maps input) {
		float[] logits = input.values();
		float largest = Float.NEGATIVE_INFINITY;
		for (float logit : logits) {
			largest = Math.max(largest, logit);
		}
		double[] exponentials = new double[logits.length];
		double sum = 0;
		for (int i = 0; i < logits.length; i++) {
			exponentials[i] = Math.exp((double) logits[i] - largest);
			sum += exponentials[i];
		}
		return new SoftmaxShare(logits, largest, exponentials, sum);
	}

}
