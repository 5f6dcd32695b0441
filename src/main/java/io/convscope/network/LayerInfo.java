package io.convscope.network;

import java.util.List;
import java.util.Optional;

import io.convscope.network.description.Arithmetic;
import io.convscope.network.description.Cell;
import io.convscope.network.description.Layer;
import io.convscope.network.description.Maps;
import io.convscope.network.description.Shape;
import io.convscope.network.description.TensorShape;
import io.convscope.network.description.Window;

/**
 * A layer in its place in a network, its shapes known.
 *
 * @param layer what it is
 * @param input the shape of its input
 * @param output the shape of its output
 */
public record LayerInfo(Layer layer, Shape input, Shape output) {

	static LayerInfo of(Layer layer, Shape input) {
		return new LayerInfo(layer, input, layer.output(input));
	}

	/**
	 * Names the layer.
	 * @return for example {@code conv1}
	 */
	public String name() {
		return this.layer.name();
	}

	/**
	 * Names what it does.
	 * @return for example {@code convolution}
	 */
	public String kind() {
		return this.layer.kind();
	}

	public int channels() {
		return this.output.channels();
	}

	public int height() {
		return this.output.height();
	}

	public int width() {
		return this.output.width();
	}

	/**
	 * Tells whether the output is a plain list of values instead of maps.
	 * @return whether height and width are 1
	 */
	public boolean isFlat() {
		return this.output.isFlat();
	}

	/**
	 * Counts the output's values for one picture.
	 * @return channels x height x width
	 */
	public int values() {
		return this.output.size();
	}

	/**
	 * Lists the tensors that the layer keeps: its parameters, and statistics.
	 * @return in the order of PyTorch's state dictionary; empty if the layer has none
	 */
	public List<TensorShape> tensors() {
		return this.layer.tensors(this.input);
	}

	/**
	 * Counts the learned parameters.
	 * @return all numbers of all of them
	 */
	public long parameters() {
		return tensors().stream().filter(TensorShape::learned).mapToLong(TensorShape::size).sum();
	}

	/**
	 * Tells how large the part of the input is that the weights of one output channel
	 * meet.
	 * @return the sizes of one kernel; empty if the layer has no kernels
	 */
	public Optional<Shape> kernel() {
		return this.layer.kernel(this.input);
	}

	/**
	 * Finds the part of a map of the input that one output value looks at.
	 * @return the window; empty if each value looks at its own place, or at everything
	 */
	public Optional<Window> sliding() {
		return this.layer.sliding();
	}

	/**
	 * Computes the output in inference mode, in plain Java.
	 * @param input the layer's input: channel, row, column
	 * @param weights at least those of this layer
	 * @return channel, row, column
	 */
	public float[] compute(float[] input, Weights weights) {
		return this.layer.compute(new Maps(this.input, input), values(weights));
	}

	/**
	 * Shows how one value comes from the input.
	 * @param input the layer's input: channel, row, column
	 * @param weights at least those of this layer
	 * @param cell which value
	 * @param most how many contributions to list where a value has thousands
	 * @return the arithmetic
	 */
	public Arithmetic explain(float[] input, Weights weights, Cell cell, int most) {
		return this.layer.explain(new Maps(this.input, input), values(weights), cell, most);
	}

	private List<float[]> values(Weights weights) {
		return tensors().stream().map((tensor) -> weights.get(tensor.name()).values()).toList();
	}

}
