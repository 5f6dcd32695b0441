package io.convscope.network;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

import io.convscope.network.description.TensorShape;

/**
 * All tensors of a network, its parameters and statistics, in the order and layout of
 * PyTorch's state dictionary.
 * <p>
 * Immutable by convention: arrays are shared, and nobody changes them once they are in
 * here. Thread safe on that ground.
 *
 * @param tensors those of {@link Architecture#tensors()}, in that order
 */
public record Weights(List<Tensor> tensors) {

	/**
	 * Copies the list, not the arrays.
	 */
	public Weights {
		tensors = List.copyOf(tensors);
	}

	/**
	 * Draws fresh weights as PyTorch's {@code reset_parameters} do: uniform within 1 /
	 * sqrt(fan-in) of zero, biases too; where a tensor starts as a constant, that.
	 * @param architecture the network they are for
	 * @param seed equal seeds give equal weights
	 * @return the weights
	 */
	public static Weights initial(Architecture architecture, long seed) {
		SplittableRandom random = new SplittableRandom(seed);
		return new Weights(architecture.tensors().stream().map((shape) -> draw(shape, random.split())).toList());
	}

	private static Tensor draw(TensorShape shape, SplittableRandom random) {
		float[] values = new float[shape.size()];
		if (shape.fanIn() == 0) {
			Arrays.fill(values, shape.constant());
			return new Tensor(shape.name(), shape.shape(), values);
		}
		double bound = 1 / Math.sqrt(shape.fanIn());
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
		Tensor.requireShapes(this.tensors, architecture.tensors());
	}

}
