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

}
