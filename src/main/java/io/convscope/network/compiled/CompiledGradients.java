package io.convscope.network.compiled;

import io.convscope.network.Architecture;
import io.convscope.network.LogitGradients;

/**
 * Gradients as a training step computes them, of a network in which nothing learns.
 */
public abstract class CompiledGradients implements LogitGradients {

	private final Architecture architecture;

	protected CompiledGradients(Architecture architecture) {
		this.architecture = architecture;
	}

	@Override
	public final float[] toInput(int label, float[] inputs, int count) {
		return compute(0, this.architecture.inputShape().size(), label, inputs, count);
	}

	@Override
	public final float[] toLayer(String layer, int label, float[] inputs, int count) {
		return compute(this.architecture.indexOf(layer) + 1, this.architecture.layer(layer).values(), label, inputs,
				count);
	}

	private float[] compute(int lowest, int values, int label, float[] inputs, int count) {
		int classes = this.architecture.classes();
		float[] logits = new float[count * classes];
		for (int i = label; i < logits.length; i += classes) {
			logits[i] = 1;
		}
		return backTo(lowest, inputs, count, logits, count * values);
	}

	/**
	 * Goes forward through all layers, and back to the input of one; without keeping
	 * memory, as there may be no other such pass for hours.
	 * @param lowest the layer, counted from 0; the number of layers for the logits
	 * @param inputs the pictures
	 * @param count how many
	 * @param gradient the gradient with respect to the logits
	 * @param length how many values that with respect to the layer's input has
	 * @return a new array of these values, picture after picture
	 */
	protected abstract float[] backTo(int lowest, float[] inputs, int count, float[] gradient, int length);

}
