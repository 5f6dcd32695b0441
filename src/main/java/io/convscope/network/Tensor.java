package io.convscope.network;

import java.util.Arrays;
import java.util.List;

import io.convscope.network.description.TensorShape;

/**
 * A named array of numbers.
 *
 * @param name as in PyTorch's state dictionary, for example {@code conv1.weight}
 * @param shape the sizes, outermost first
 * @param values the numbers, the last index running fastest; not copied, and not to be
 * changed once the tensor is shared
 */
public record Tensor(String name, int[] shape, float[] values) {

	/**
	 * Checks that shape and values fit.
	 * @throws IllegalArgumentException if they don't
	 */
	public Tensor {
		long expected = sizeOf(shape);
		if (values.length != expected) {
			throw new IllegalArgumentException(name + " has " + values.length + " values; its shape needs " + expected);
		}
	}

	/**
	 * Makes sure that tensors have the names and shapes that are expected of them.
	 * @param tensors what there is
	 * @param expected names and shapes, in the same order
	 * @throws IllegalArgumentException naming the first tensor that differs
	 */
	public static void requireShapes(List<Tensor> tensors, List<TensorShape> expected) {
		if (expected.size() != tensors.size()) {
			throw new IllegalArgumentException(
					"There should be " + expected.size() + " tensors, and there are " + tensors.size());
		}
		for (int i = 0; i < expected.size(); i++) {
			TensorShape shape = expected.get(i);
			Tensor tensor = tensors.get(i);
			if (!shape.name().equals(tensor.name()) || !Arrays.equals(shape.shape(), tensor.shape())) {
				throw new IllegalArgumentException("Expected " + shape.name() + " " + Arrays.toString(shape.shape())
						+ ", found " + tensor.name() + " " + Arrays.toString(tensor.shape()));
			}
		}
	}

	/**
	 * Gives a tensor another name.
	 * @param name the name
	 * @return the same numbers under that name
	 */
	public Tensor named(String name) {
		return new Tensor(name, this.shape, this.values);
	}

	/**
	 * Multiplies the sizes of a shape.
	 * @param shape the sizes
	 * @return how many values an array of this shape has
	 * @throws ArithmeticException if they are more than a long counts
	 */
	public static long sizeOf(int[] shape) {
		long size = 1;
		for (int length : shape) {
			size = Math.multiplyExact(size, length);
		}
		return size;
	}

}
