package io.convscope.network.description;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;

/**
 * Drops values at random in training, and divides the others by the probability to keep
 * them; the identity in inference. PyTorch's {@code Dropout}.
 *
 * @param name the layer's name
 * @param rate the probability to drop a value, from 0 up to but not 1
 */
public record Dropout(@JsonProperty(required = true) String name,
		@JsonProperty(required = true) double rate) implements Layer {

	static final String KIND = "dropout";

	/**
	 * Checks the rate.
	 * @throws IllegalArgumentException if it is out of range
	 */
	public Dropout {
		if (!(rate >= 0 && rate < 1)) {
			throw new IllegalArgumentException("rate must be from 0 up to but not 1, and is " + rate);
		}
	}

	@Override
	public String kind() {
		return KIND;
	}

	/**
	 * Converts the rate.
	 * @return the probability to keep a value
	 */
	public double keep() {
		return 1 - this.rate;
	}

	@Override
	public Shape output(Shape input) {
		return input;
	}

	@Override
	public DropoutLayer toDl4j(Shape input) {
		return new DropoutLayer.Builder(new org.deeplearning4j.nn.conf.dropout.Dropout(keep())).name(this.name).build();
	}

	@Override
	public float[] compute(Maps input, List<float[]> tensors) {
		return input.values();
	}

	@Override
	public Arithmetic explain(Maps input, List<float[]> tensors, Cell cell, int most) {
		return new SingleInput(input.at(cell));
	}

}
