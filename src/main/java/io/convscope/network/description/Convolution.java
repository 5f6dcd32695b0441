package io.convscope.network.description;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.Activation;
import tools.jackson.databind.JsonNode;

/**
 * Slides learned square kernels over its input: PyTorch's {@code Conv2d}, without
 * activation.
 *
 * @param name the layer's name
 * @param filters how many kernels, which are the output's channels
 * @param kernel rows and columns of a kernel
 * @param stride rows and columns from one place of a kernel to the next
 * @param padding rows and columns of zeros around the input
 */
public record Convolution(String name, int filters, int kernel, int stride, int padding) implements Layer {

	static final String KIND = "convolution";

	private static final int USUAL_KERNEL = 3;

	/**
	 * Checks the numbers.
	 * @throws IllegalArgumentException if one is out of range
	 */
	public Convolution {
		Fields.require("filters", filters, 1);
		Fields.require("kernel", kernel, 1);
		Fields.require("stride", stride, 1);
		Fields.require("padding", padding, 0);
	}

	@JsonCreator
	static Convolution of(@JsonProperty(value = "name", required = true) String name,
			@JsonProperty(value = "filters", required = true) int filters,
			@JsonProperty("kernel") @Nullable Integer kernel, @JsonProperty("stride") @Nullable Integer stride,
			@JsonProperty("padding") @Nullable JsonNode padding) {
		int size = (kernel != null) ? kernel : USUAL_KERNEL;
		return new Convolution(name, filters, size, (stride != null) ? stride : 1, padding(padding, size));
	}

	private static int padding(@Nullable JsonNode padding, int kernel) {
		if (padding == null || padding.isString() && padding.stringValue().equals("same")) {
			if (kernel % 2 == 0) {
				throw new IllegalArgumentException("padding must be a number for an even kernel");
			}
			return kernel / 2;
		}
		if (!padding.isInt()) {
			throw new IllegalArgumentException("padding must be a whole number or \"same\", and is " + padding);
		}
		return padding.intValue();
	}

	@Override
	public String kind() {
		return KIND;
	}

	@Override
	public Shape output(Shape input) {
		return window().over(input, this.filters);
	}

	@Override
	public Optional<Window> sliding() {
		return Optional.of(window());
	}

	private Window window() {
		return new Window(this.kernel, this.stride, this.padding);
	}

	@Override
	public List<TensorShape> tensors(Shape input) {
		return TensorShape.weightAndBias(this.name, this.filters, input.channels(), this.kernel, this.kernel);
	}

	@Override
	public Optional<Shape> kernel(Shape input) {
		return Optional.of(new Shape(input.channels(), this.kernel, this.kernel));
	}

	@Override
	public ConvolutionLayer toDl4j(Shape input) {
		return new ConvolutionLayer.Builder(this.kernel, this.kernel).name(this.name)
			.stride(this.stride, this.stride)
			.padding(this.padding, this.padding)
			.nOut(this.filters)
			.activation(Activation.IDENTITY)
			.build();
	}

	@Override
	public float[] compute(Maps input, List<float[]> tensors) {
		Shape output = output(input.shape());
		float[] weights = tensors.get(0);
		float[] values = new float[output.size()];
		int area = output.height() * output.width();
		int weight = 0;
		for (int channel = 0; channel < output.channels(); channel++) {
			Arrays.fill(values, channel * area, (channel + 1) * area, tensors.get(1)[channel]);
			for (int plane = 0; plane < input.shape().channels(); plane++) {
				for (int place = 0; place < this.kernel * this.kernel; place++) {
					add(input, plane, place, weights[weight++], values, output, channel);
				}
			}
		}
		return values;
	}

	// one weight meets the whole plane at once, row after row without a question in
	// between, which a processor does fast
	private void add(Maps input, int plane, int place, float weight, float[] values, Shape output, int channel) {
		int height = input.shape().height();
		int width = input.shape().width();
		int rowOffset = place / this.kernel - this.padding;
		int columnOffset = place % this.kernel - this.padding;
		int firstColumn = first(columnOffset);
		int endColumn = Math.min(output.width(), first(columnOffset - width));
		int endRow = Math.min(output.height(), first(rowOffset - height));
		for (int row = first(rowOffset); row < endRow; row++) {
			int to = (channel * output.height() + row) * output.width();
			int from = (plane * height + row * this.stride + rowOffset) * width + columnOffset;
			for (int column = firstColumn; column < endColumn; column++) {
				values[to + column] += weight * input.values()[from + column * this.stride];
			}
		}
	}

	// the first row or column of the output for which this place of the kernel is at
	// least at zero
	private int first(int offset) {
		return Math.max(0, -Math.floorDiv(offset, this.stride));
	}

	@Override
	public Arithmetic explain(Maps input, List<float[]> tensors, Cell cell, int most) {
		int size = input.shape().channels() * this.kernel * this.kernel;
		float[] kernel = Arrays.copyOfRange(tensors.get(0), cell.channel() * size, (cell.channel() + 1) * size);
		return ConvolutionSum.of(input, kernel, tensors.get(1)[cell.channel()], window(), cell);
	}

}
