package io.convscope.network;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Softmax with cross-entropy; few numbers, so it is computed in double precision on the
 * heap.
 */
final class SoftmaxStage implements Stage {

	private final ReusedArray output = new ReusedArray();

	private final ReusedArray inputGradient = new ReusedArray();

	private double[] logProbabilities = new double[0];

	@Override
	public INDArray forward(INDArray input, boolean training) {
		float[] logits = NativeFloats.copy(input);
		int classes = (int) input.size(1);
		this.logProbabilities = new double[logits.length];
		float[] probabilities = new float[logits.length];
		for (int from = 0; from < logits.length; from += classes) {
			double max = Double.NEGATIVE_INFINITY;
			for (int i = from; i < from + classes; i++) {
				max = Math.max(max, logits[i]);
			}
			double sum = 0;
			for (int i = from; i < from + classes; i++) {
				sum += Math.exp(logits[i] - max);
			}
			for (int i = from; i < from + classes; i++) {
				this.logProbabilities[i] = logits[i] - max - Math.log(sum);
				probabilities[i] = (float) Math.exp(this.logProbabilities[i]);
			}
		}
		INDArray result = this.output.of(input.shape());
		NativeFloats.copy(probabilities, result);
		return result;
	}

	/**
	 * Compares the last output with the labels.
	 * @param labels the classes, one for each picture
	 * @return mean loss, and how many had their label's probability as the largest
	 */
	StepResult compare(int[] labels) {
		int count = labels.length;
		int classes = this.logProbabilities.length / count;
		double loss = 0;
		int correct = 0;
		for (int picture = 0; picture < count; picture++) {
			int best = 0;
			for (int i = 1; i < classes; i++) {
				if (this.logProbabilities[picture * classes + i] > this.logProbabilities[picture * classes + best]) {
					best = i;
				}
			}
			loss -= this.logProbabilities[picture * classes + labels[picture]];
			correct += (best == labels[picture]) ? 1 : 0;
		}
		return new StepResult(loss / count, correct);
	}

	/**
	 * Computes the gradient of a batch's mean loss with respect to the last output's
	 * logits.
	 * @param labels the classes, one for each picture
	 * @param count how many pictures the batch has; these may be a part of it
	 * @return the gradient
	 */
	INDArray gradient(int[] labels, int count) {
		int classes = this.logProbabilities.length / labels.length;
		float[] gradient = new float[this.logProbabilities.length];
		for (int i = 0; i < gradient.length; i++) {
			double target = (i % classes == labels[i / classes]) ? 1 : 0;
			gradient[i] = (float) ((Math.exp(this.logProbabilities[i]) - target) / count);
		}
		INDArray result = this.inputGradient.of(labels.length, classes);
		NativeFloats.copy(gradient, result);
		return result;
	}

	@Override
	public INDArray backward(INDArray gradient) {
		throw new UnsupportedOperationException("The loss comes last: see gradient");
	}

	@Override
	public void close() {
		this.output.close();
		this.inputGradient.close();
	}

}
