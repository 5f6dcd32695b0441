package io.convscope.network.description;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.jspecify.annotations.Nullable;

/**
 * Averages each square window: PyTorch's {@code AvgPool2d}, which counts the padding's
 * zeros too.
 *
 * @param name the layer's name
 * @param size rows and columns of a window
 * @param stride rows and columns from one window to the next
 * @param padding rows and columns of zeros around the input, at most half of the size
 */
public record AveragePooling(String name, int size, int stride, int padding) implements Layer {

	static final String KIND = "avgpool";

	/**
	 * Checks the numbers.
	 * @throws IllegalArgumentException if one is out of range
	 */
	public AveragePooling {
		Fields.requirePooling(size, stride, padding);
	}

	@JsonCreator
	static AveragePooling of(@JsonProperty(value = "name", required = true) String name,
			@JsonProperty("size") @Nullable Integer size, @JsonProperty("stride") @Nullable Integer stride,
			@JsonProperty("padding") @Nullable Integer padding) {
		int rows = (size != null) ? size : Window.USUAL_POOLING;
		return new AveragePooling(name, rows, (stride != null) ? stride : rows, (padding != null) ? padding : 0);
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
		return new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.AVG).name(this.name)
			.kernelSize(this.size, this.size)
			.stride(this.stride, this.stride)
			.padding(this.padding, this.padding)
			.avgPoolIncludePadInDivisor(true)
			.build();
	}

	@Override
	public float[] compute(Maps input, List<float[]> tensors) {
		Maps output = new Maps(output(input.shape()), new float[output(input.shape()).size()]);
		for (int i = 0; i < output.values().length; i++) {
			output.values()[i] = (float) PoolingMean.of(input, window(), output.cell(i)).mean();
		}
		return output.values();
	}

	@Override
	public Arithmetic explain(Maps input, List<float[]> tensors, Cell cell, int most) {
		return PoolingMean.of(input, window(), cell);
	}

}
