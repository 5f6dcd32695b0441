package io.convscope.network.description;

import java.util.List;

import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * Turns logits into probabilities; in training, with the cross-entropy as the loss. Each
 * network ends with it, so that descriptions don't mention it.
 *
 * @param name the layer's name
 */
public record Softmax(String name) implements Layer {

	/** What each network ends with. */
	public static final Softmax LAST = new Softmax("softmax");

	@Override
	public String kind() {
		return "softmax";
	}

	@Override
	public Shape output(Shape input) {
		return input;
	}

	@Override
	public LossLayer toDl4j(Shape input) {
		LossLayer layer = new LossLayer.Builder(LossFunction.MCXENT).name(this.name)
			.activation(Activation.SOFTMAX)
			.build();
		// the builder refuses a size, and without one Deeplearning4j warns of a size of
		// zero
		layer.setNIn(input.size());
		layer.setNOut(input.size());
		return layer;
	}

	@Override
	public float[] compute(Maps input, List<float[]> tensors) {
		SoftmaxShare share = SoftmaxShare.of(input);
		float[] output = new float[input.values().length];
		for (int i = 0; i < output.length; i++) {
			output[i] = (float) (share.exponentials()[i] / share.sum());
		}
		return output;
	}

	@Override
	public Arithmetic explain(Maps input, List<float[]> tensors, Cell cell, int most) {
		return SoftmaxShare.of(input);
	}

	/**
	 * A value that is the share of one logit's exponential in the sum of all.
	 *
	 * @param logits the input
	 * @param largest the largest of them, which is taken off each so that nothing
	 * overflows
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

}
