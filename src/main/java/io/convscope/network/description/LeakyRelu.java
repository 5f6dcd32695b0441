package io.convscope.network.description;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.impl.ActivationLReLU;

/**
 * Multiplies negative values by a small slope: PyTorch's {@code LeakyReLU}.
 *
 * @param name the layer's name
 * @param slope what negative values are multiplied by, from 0 to 1
 */
public record LeakyRelu(String name, double slope) implements Layer {

	static final String KIND = "leakyrelu";

	private static final double USUAL_SLOPE = 0.01;

	/**
	 * Checks the slope.
	 * @throws IllegalArgumentException if it is out of range
	 */
	public LeakyRelu {
		if (!(slope >= 0 && slope <= 1)) {
			throw new IllegalArgumentException("slope must be from 0 to 1, and is " + slope);
		}
	}

	@JsonCreator
	static LeakyRelu of(@JsonProperty(value = "name", required = true) String name,
			@JsonProperty("slope") @Nullable Double slope) {
		return new LeakyRelu(name, (slope != null) ? slope : USUAL_SLOPE);
	}

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
		return new ActivationLayer.Builder().name(this.name).activation(new ActivationLReLU(this.slope)).build();
	}

	@Override
	public float[] compute(Maps input, List<float[]> tensors) {
		float[] output = new float[input.values().length];
		for (int i = 0; i < output.length; i++) {
			float value = input.values()[i];
			output[i] = (value > 0) ? value : (float) (this.slope * value);
		}
		return output;
	}

	@Override
	public Arithmetic explain(Maps input, List<float[]> tensors, Cell cell, int most) {
		return new SlopedInput(input.at(cell), this.slope);
	}

	/**
	 * A value that is one of the input, or that times the slope where it is negative.
	 *
	 * @param before the input's value in the same place
	 * @param slope what it is multiplied by if it is negative
	 */
	record SlopedInput(float before, double slope) implements Arithmetic {
	}

}
