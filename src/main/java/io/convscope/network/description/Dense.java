package io.convscope.network.description;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.Activation;

/**
 * Connects each input with each output: PyTorch's {@code Linear} over the input flattened
 * to channel, row, column, without activation.
 *
 * @param name the layer's name
 * @param units how many outputs; null in the last dense layer of a network: as many as
 * there are classes
 */
public record Dense(@JsonProperty(required = true) String name,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer units) implements Layer {

	static final String KIND = "dense";

	/**
	 * Checks the number.
	 * @throws IllegalArgumentException if it is out of range
	 */
	public Dense {
		if (units != null) {
			Fields.require("units", units, 1);
		}
	}

	@Override
	public String kind() {
		return KIND;
	}

	private int outputs() {
		if (this.units == null) {
			throw new IllegalArgumentException(this.name + " has no units, which the last layer alone may leave out");
		}
		return this.units;
	}

	@Override
	public Shape output(Shape input) {
		return Shape.flat(outputs());
	}

	@Override
	public List<TensorShape> tensors(Shape input) {
		return TensorShape.weightAndBias(this.name, outputs(), input.size());
	}

	@Override
	public Optional<Shape> kernel(Shape input) {
		return Optional.of(input);
	}

	@Override
	public DenseLayer toDl4j(Shape input) {
		return new DenseLayer.Builder().name(this.name).nOut(outputs()).activation(Activation.IDENTITY).build();
	}

	@Override
	public float[] compute(Maps input, List<float[]> tensors) {
		float[] output = new float[outputs()];
		int inputs = input.values().length;
		for (int i = 0; i < output.length; i++) {
			double sum = tensors.get(1)[i];
			for (int j = 0; j < inputs; j++) {
				sum += (double) input.values()[j] * tensors.get(0)[i * inputs + j];
			}
			output[i] = (float) sum;
		}
		return output;
	}

	@Override
	public Arithmetic explain(Maps input, List<float[]> tensors, Cell cell, int most) {
		return DenseSum.of(input, tensors.get(0), tensors.get(1)[cell.channel()], cell, most);
	}

}
