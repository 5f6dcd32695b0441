package io.convscope.inspection.filter;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

import io.convscope.image.Drawing;
import io.convscope.inspection.MapOptions;
import io.convscope.inspection.Origin;
import io.convscope.inspection.Viewable;
import io.convscope.inspection.drawing.NumpyArray;
import io.convscope.network.LayerInfo;
import io.convscope.network.Weights;

/**
 * The learned parameters of a layer: a kernel and a bias for each channel.
 *
 * @param origin the model or epoch that they are from
 * @param layer the layer
 * @param shape the shape of one kernel
 * @param weights the kernels: channel, plane, row, column; shared, must not be changed
 * @param biases one for each channel; shared, must not be changed
 */
public record Filters(Origin origin, LayerInfo layer, KernelShape shape, float[] weights,
		float[] biases) implements Viewable {

	public static Filters of(Origin origin, LayerInfo layer, Weights weights) {
		return new Filters(origin, layer, KernelShape.of(layer), weights.get(layer.name() + ".weight").values(),
				weights.get(layer.name() + ".bias").values());
	}

	/**
	 * Copies a kernel.
	 * @param channel the layer's channel
	 * @return plane, row, column
	 */
	float[][][] kernel(int channel) {
		float[][][] kernel = new float[this.shape.planes()][this.shape.rows()][];
		int at = channel * this.shape.size();
		for (float[][] plane : kernel) {
			for (int row = 0; row < plane.length; row++) {
				plane[row] = Arrays.copyOfRange(this.weights, at, at + this.shape.columns());
				at += this.shape.columns();
			}
		}
		return kernel;
	}

	IntStream channels(Optional<Integer> channel) {
		return channel.map(IntStream::of).orElseGet(() -> IntStream.range(0, this.layer.channels()));
	}

	@Override
	public String name() {
		return this.layer.name();
	}

	@Override
	public Optional<String> source() {
		return Optional.empty();
	}

	@Override
	public int count(Optional<Integer> channel) {
		return this.shape.size() * (channel.isPresent() ? 1 : this.layer.channels());
	}

	@Override
	public Drawing draw(MapOptions options) {
		return new FilterDrawing(this, options).draw();
	}

	@Override
	public FilterValues list(Optional<Integer> channel) {
		return FilterValues.of(this, channel);
	}

	@Override
	public NumpyArray array(Optional<Integer> channel) {
		int first = channel.orElse(0);
		int count = channel.isPresent() ? 1 : this.layer.channels();
		int size = this.shape.size();
		return new NumpyArray(this.shape.times(count),
				Arrays.copyOfRange(this.weights, first * size, (first + count) * size));
	}

}
