package io.convscope.network;

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
