package io.convscope.network;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

import io.convscope.network.description.TensorShape;

/**
 * All parameters of a network, in the order and layout of PyTorch's state dictionary.
 * <p>
 * Immutable by convention: arrays are shared, and nobody changes them once they are in
 * here. Thread safe on that ground.
 *
 * @param tensors one for each parameter, in the architecture's order
 */
public record Weights(List<Tensor> tensors) {

	/**
	 * Copies the list, not the arrays.
	 */
	public Weights {
		tensors = List.copyOf(tensors);
	}

	/**
	 * Draws fresh weights, each uniform within 1 / sqrt(fan-in) of zero, biases too: what
	 * PyTorch's {@code Conv2d.reset_parameters} and {@code Linear.reset_parameters} do.
	 * @param architecture the network they are for
	 * @param seed equal seeds give equal weights
	 * @return the weights
	 */
	public static Weights initial(Architecture architecture, long seed) {
		SplittableRandom random = new SplittableRandom(seed);
		return new Weights(architecture.parameters().stream().map((shape) -> draw(shape, random.split())).toList());
	}

	private static Tensor draw(TensorShape shape, SplittableRandom random) {
		double bound = 1 / Math.sqrt(shape.fanIn());
		float[] values = new float[shape.size()];
		for (int i = 0; i < values.length; i++) {
			values[i] = (float) ((2 * random.nextDouble() - 1) * bound);
		}
		return new Tensor(shape.name(), shape.shape(), values);
	}

	/**
	 * Finds a parameter.
	 * @param name its name, for example {@code conv1.weight}
	 * @return the tensor
	 * @throws IllegalArgumentException if there is none of that name
	 */
	public Tensor get(String name) {
		return this.tensors.stream()
			.filter((tensor) -> tensor.name().equals(name))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("There is no parameter " + name));
	}

	/**
	 * Tells whether no number has overflowed.
	 * @return whether all values are finite
	 */
	public boolean areFinite() {
		for (Tensor tensor : this.tensors) {
			for (float value : tensor.values()) {
				if (!Float.isFinite(value)) {
					return false;
				}
			}
		}
		return true;
	}

	/**
	 * Tells whether these weights have the names and shapes that an architecture needs.
	 * @param architecture the network they should fit
	 * @throws IllegalArgumentException naming the first parameter that differs
	 */
	public void requireFit(Architecture architecture) {
		requireFit(architecture.parameters());
	}

	/**
	 * Tells whether these weights have the names and shapes that some layers need.
	 * @param shapes those of the parameters of the layers that they should fit
	 * @throws IllegalArgumentException naming the first parameter that differs
	 */
	public void requireFit(List<TensorShape> shapes) {
		if (shapes.size() != this.tensors.size()) {
			throw new IllegalArgumentException(
					"There should be " + shapes.size() + " parameters, and there are " + this.tensors.size());
		}
		for (int i = 0; i < shapes.size(); i++) {
			TensorShape shape = shapes.get(i);
			Tensor tensor = this.tensors.get(i);
			if (!shape.name().equals(tensor.name()) || !Arrays.equals(shape.shape(), tensor.shape())) {
				throw new IllegalArgumentException("Expected " + shape.name() + " " + Arrays.toString(shape.shape())
						+ ", found " + tensor.name() + " " + Arrays.toString(tensor.shape()));
			}
		}
	}

}
