package io.convscope.network;

/**
 * Logits for given probabilities.
 */
public final class Logs {

	private Logs() {
	}

	/**
	 * Computes logits that softmax turns into certain probabilities.
	 * @param probabilities the probabilities
	 * @return their logarithms, all finite; NaN for NaN
	 */
	public static float[] of(float[] probabilities) {
		float[] logits = new float[probabilities.length];
		for (int i = 0; i < logits.length; i++) {
			logits[i] = (float) Math.log(Math.max(probabilities[i], 1e-30f));
		}
		return logits;
	}

}
