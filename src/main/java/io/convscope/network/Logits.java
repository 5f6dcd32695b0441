package io.convscope.network;

/**
 * What is computed from the logits of pictures, the outputs of the layer before softmax;
 * in double precision on the heap, since they are few.
 */
public final class Logits {

	private Logits() {
	}

	/**
	 * Computes the logarithm of the sum of the exponentials of a picture's logits: the
	 * divisor of softmax, and the negative energy of W. Liu et al., <em>Energy-based
	 * Out-of-distribution Detection</em>, 2020, at temperature 1. It is the greater, the
	 * more of what the network was taught it finds in the picture.
	 * @param logits one for each class, picture after picture
	 * @param from where the picture's logits begin
	 * @param classes how many there are
	 * @return about the greatest logit; NaN if one of them is
	 */
	public static double logSumExp(float[] logits, int from, int classes) {
		double max = max(logits, from, classes);
		return max + Math.log(sum(logits, from, classes, max));
	}

	/**
	 * Computes the logarithms of the probabilities: log-softmax.
	 * @param logits one for each class, picture after picture; may be longer
	 * @param count how many pictures
	 * @param classes how many classes
	 * @return a logarithm for each class, picture after picture
	 */
	public static double[] logProbabilities(float[] logits, int count, int classes) {
		double[] logProbabilities = new double[count * classes];
		for (int from = 0; from < logProbabilities.length; from += classes) {
			double max = max(logits, from, classes);
			double log = Math.log(sum(logits, from, classes, max));
			for (int i = from; i < from + classes; i++) {
				logProbabilities[i] = logits[i] - max - log;
			}
		}
		return logProbabilities;
	}

	/**
	 * Computes the probabilities: softmax.
	 * @param logits one for each class, picture after picture; may be longer
	 * @param count how many pictures
	 * @param classes how many classes
	 * @return a probability for each class, picture after picture
	 */
	public static float[] probabilities(float[] logits, int count, int classes) {
		double[] logProbabilities = logProbabilities(logits, count, classes);
		float[] probabilities = new float[logProbabilities.length];
		for (int i = 0; i < probabilities.length; i++) {
			probabilities[i] = (float) Math.exp(logProbabilities[i]);
		}
		return probabilities;
	}

	private static double max(float[] logits, int from, int classes) {
		double max = Double.NEGATIVE_INFINITY;
		for (int i = from; i < from + classes; i++) {
			max = Math.max(max, logits[i]);
		}
		return max;
	}

	private static double sum(float[] logits, int from, int classes, double max) {
		double sum = 0;
		for (int i = from; i < from + classes; i++) {
			sum += Math.exp(logits[i] - max);
		}
		return sum;
	}

}
