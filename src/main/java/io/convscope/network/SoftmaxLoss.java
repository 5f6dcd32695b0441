package io.convscope.network;

/**
 * Softmax with cross-entropy for a batch; few numbers, so it is computed in double
 * precision on the heap.
 */
public final class SoftmaxLoss {

	private final int classes;

	private final double[] logProbabilities;

	/**
	 * Computes the logarithms of the probabilities.
	 * @param logits one for each class, picture after picture
	 * @param count how many pictures; there may be more logits
	 * @param classes how many classes
	 */
	public SoftmaxLoss(float[] logits, int count, int classes) {
		this.classes = classes;
		this.logProbabilities = Logits.logProbabilities(logits, count, classes);
	}

	/**
	 * Compares with the labels.
	 * @param labels the classes, one for each picture
	 * @param smoothing share of the target that is spread evenly over all classes, as in
	 * PyTorch's {@code CrossEntropyLoss}
	 * @return mean loss, and how many had their label's probability as the largest
	 */
	public StepResult compare(int[] labels, double smoothing) {
		double loss = 0;
		int correct = 0;
		for (int picture = 0; picture < labels.length; picture++) {
			int from = picture * this.classes;
			int best = 0;
			for (int i = 1; i < this.classes; i++) {
				if (this.logProbabilities[from + i] > this.logProbabilities[from + best]) {
					best = i;
				}
			}
			loss -= (1 - smoothing) * this.logProbabilities[from + labels[picture]];
			for (int i = from; i < from + this.classes && smoothing != 0; i++) {
				loss -= smoothing / this.classes * this.logProbabilities[i];
			}
			correct += (best == labels[picture]) ? 1 : 0;
		}
		return new StepResult(loss / labels.length, correct);
	}

	/**
	 * Computes the gradient of a batch's mean loss with respect to the logits.
	 * @param labels the classes, one for each picture
	 * @param smoothing as in {@link #compare}
	 * @param count how many pictures the batch has; these may be a part of it
	 * @return the gradient
	 */
	public float[] gradient(int[] labels, double smoothing, int count) {
		float[] gradient = new float[this.logProbabilities.length];
		for (int i = 0; i < gradient.length; i++) {
			double target = smoothing / this.classes
					+ ((i % this.classes == labels[i / this.classes]) ? 1 - smoothing : 0);
			gradient[i] = (float) ((Math.exp(this.logProbabilities[i]) - target) / count);
		}
		return gradient;
	}

}
