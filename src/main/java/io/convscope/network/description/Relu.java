package io.convscope.network.description;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.nd4j.linalg.activations.Activation;

/**
 * Replaces negative values by zero: PyTorch's {@code ReLU}.
 *
 * @param name the layer's name
 */
public record Relu(@JsonProperty(required = true) String name) implements Layer {

	static final String KIND = "relu";

	@Override
	public String kind() {
		return KIND;
	}

	@Override
	public Shape output(Shape input) {
		return input;
	}

	@Override
	public ActivationLayer toDl4j(Shape input) {
		return new ActivationLayer.Builder().name(this.name).activation(Activation.RELU).build();
	}

	@Override
	public float[] compute(Maps input, List<float[]> tensors) {
		float[] output = new float[input.values().length];
		for (int i = 0; i < output.length; i++) {
			output[i] = Math.max(0, input.values()[i]);
		}
		return output;
	}

	@Override
	public Arithmetic explain(Maps input, List<float[]> tensors, Cell cell, int most) {
		return new SingleInput(input.at(cell));
	}

}
