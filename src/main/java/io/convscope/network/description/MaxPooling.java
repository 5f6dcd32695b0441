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
 * @param padding rows and columns around the input that are never the largest, at most
 * half of the size
 */
public record MaxPooling(String name, int size, int stride, int padding) implements Layer {

	static final String KIND = "maxpool";

	/**
	 * Checks the numbers.
	 * @throws IllegalArgumentException if one is out of range
	 */
	public MaxPooling {
		Fields.requirePooling(size, stride, padding);
	}

	@JsonCreator
	static MaxPooling of(@JsonProperty(value = "name", required = true) String name,
			@JsonProperty("size") @Nullable Integer size, @JsonProperty("stride") @Nullable Integer stride,
			@JsonProperty("padding") @Nullable Integer padding) {
		int rows = (size != null) ? size : Window.USUAL_POOLING;
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
	public float[] compute(Maps input, List<float[]> tensors) {
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
	public Arithmetic explain(Maps input, List<float[]> tensors, Cell cell, int most) {
		return PoolingChoice.of(input, window(), cell);
	}

	/**
	 * A value that is the largest of a window of the input.
	 *
	 * @param top the input's row where the window begins
	 * @param left the input's column where the window begins
	 * @param window what is there
	 * @param winner where in the input the largest is; the first where several are
	 */
	record PoolingChoice(int top, int left, float[][] window, Winner winner) implements Arithmetic {

		static PoolingChoice of(Maps input, Window size, Cell cell) {
			int top = size.start(cell.row());
			int left = size.start(cell.column());
			float[][] window = new float[size.size()][size.size()];
			// the first place that is not in the padding
			Winner winner = new Winner(Math.max(0, top), Math.max(0, left));
			for (int row = 0; row < size.size(); row++) {
				for (int column = 0; column < size.size(); column++) {
					window[row][column] = input.at(cell.channel(), top + row, left + column);
					if (input.has(top + row, left + column)
							&& window[row][column] > input.at(cell.channel(), winner.row(), winner.column())) {
						winner = new Winner(top + row, left + column);
					}
				}
			}
			return new PoolingChoice(top, left, window, winner);
		}

		/**
		 * A place in the input.
		 *
		 * @param row its row
		 * @param column its column
		 */
		record Winner(int row, int column) {
		}

	}

}
