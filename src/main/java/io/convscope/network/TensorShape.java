package io.convscope.network;

/**
 * Name and shape of one of a network's parameters.
 *
 * @param name as in PyTorch's state dictionary, for example {@code fc3.weight}
 * @param shape the sizes as PyTorch orders them: convolutions output, input, row, column;
 * dense layers output, input; biases output
 * @param fanIn how many inputs one output value sums over
 */
public record TensorShape(String name, int[] shape, int fanIn) {

	/**
	 * Counts the values.
	 * @return the product of the sizes
	 */
	public int size() {
		return Math.toIntExact(Tensor.sizeOf(this.shape));
	}

}
