package io.convscope.network.description;

import java.util.Arrays;
import java.util.List;

/**
 * Name and shape of one of a network's tensors, and what it starts with.
 *
 * @param name as in PyTorch's state dictionary, for example {@code fc3.weight}
 * @param shape the sizes as PyTorch orders them: convolutions output, input, row, column;
 * dense layers output, input; biases output
 * @param fanIn how many inputs one output value sums over, by which its first values are
 * drawn; 0 if all of them start as the constant
 * @param constant what all values start as where the fan-in is 0
 * @param learned whether gradients change it; if not, it is a statistic that training
 * keeps
 */
public record TensorShape(String name, int[] shape, int fanIn, float constant, boolean learned) {

	/**
	 * Describes a parameter whose first values are drawn.
	 * @param name as in PyTorch's state dictionary
	 * @param shape the sizes
	 * @param fanIn how many inputs one output value sums over, at least 1
	 */
	public TensorShape(String name, int[] shape, int fanIn) {
		this(name, shape, fanIn, 0, true);
	}

	/**
	 * Lists the parameters of a layer whose outputs are weighted sums plus a bias.
	 * @param layer the layer's name
	 * @param outputs how many kernels it has
	 * @param inputs the sizes of one kernel
	 * @return weights, biases
	 */
	static List<TensorShape> weightAndBias(String layer, int outputs, int... inputs) {
		int[] shape = new int[inputs.length + 1];
		shape[0] = outputs;
		System.arraycopy(inputs, 0, shape, 1, inputs.length);
		int fanIn = Arrays.stream(inputs).reduce(1, Math::multiplyExact);
		return List.of(new TensorShape(layer + ".weight", shape, fanIn),
				new TensorShape(layer + ".bias", new int[] { outputs }, fanIn));
	}

	/**
	 * Counts the values.
	 * @return the product of the sizes
	 * @throws ArithmeticException if they are more than an int counts
	 */
	public int size() {
		return Arrays.stream(this.shape).reduce(1, Math::multiplyExact);
	}

}
