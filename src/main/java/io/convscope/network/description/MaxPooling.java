package io.convscope.network.description;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the largest value of each square window: PyTorch's {@code MaxPool2d}.
 *
 * @param name the layer's name
 * @param size rows and columns of a window
 * @param stride rows and columns from one window to the next
 * @param padding rows and columns around the input that are never the largest
 */
public record MaxPooling(String name, int size, int stride, int padding) implements Layer {

	static final String KIND = "maxpool";

	private static final int USUAL_SIZE = 2;

	/**
	 * Checks the numbers.
	 * @throws IllegalArgumentException if one is out of range
	 */
	public MaxPooling {
		Fields.require("size", size, 1);
		Fields.require("stride", stride, 1);
		Fields.require("padding", padding, 0);
	}

	@JsonCreator
	static MaxPooling of(@JsonProperty(value = "name", required = true) String name,
			@JsonProperty("size") @Nullable Integer size, @JsonProperty("stride") @Nullable Integer stride,
			@JsonProperty("padding") @Nullable Integer padding) {
		int rows = (size != null) ? size : USUAL_SIZE;
		return new MaxPooling(name, rows, (stride != null) ? stride : rows, (padding != null) ? padding : 0);
	}

	@Override
	public String kind() {
		return KIND;
	}

	@Override
	public Shape output(Shape input) {
		return window().over(input, input.channels());
	}

	@Override
	public Optional<Window> sliding() {
		return Optional.of(window());
	}

	private Window window() {
		return new Window(this.size, this.stride, this.padding);
	}

	@Override
	public SubsamplingLayer toDl4j(Shape input) {
		return new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX).name(this.name)
			.kernelSize(this.size, this.size)
			.stride(this.stride, this.stride)
			.padding(this.padding, this.padding)
			.build();
	}

	@Override
	public float[] compute(Maps input, List<float[]> parameters) {
		Maps output = new Maps(output(input.shape()), new float[output(input.shape()).size()]);
		for (int i = 0; i < output.values().length; i++) {
			output.values()[i] = largest(input, output.cell(i));
		}
		return output.values();
	}

	private float largest(Maps input, Cell cell) {
		int top = window().start(cell.row());
		int left = window().start(cell.column());
		float largest = Float.NEGATIVE_INFINITY;
		for (int row = top; row < top + this.size; row++) {
			for (int column = left; column < left + this.size; column++) {
				if (input.has(row, column)) {
					largest = Math.max(largest, input.at(cell.channel(), row, column));
				}
			}
		}
		return largest;
	}

	@Override
	public Arithmetic explain(Maps input, List<float[]> parameters, Cell cell, int most) {
		return PoolingChoice.of(input, window(), cell);
	}

}
