package io.convscope.network;

import java.util.Arrays;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * How the {@link OneDnnNetwork} lays a parameter out in memory, which is how its
 * operations are fastest.
 */
interface ParameterLayout {

	/**
	 * Gives the sizes of the array.
	 * @return the outermost first
	 */
	long[] shape();

	/**
	 * Copies a parameter in.
	 * @param values in PyTorch's order
	 * @param target an array of this layout's shape
	 */
	void copyIn(float[] values, INDArray target);

	/**
	 * Copies a parameter out.
	 * @param source an array of this layout's shape
	 * @return the values in PyTorch's order
	 */
	float[] copyOut(INDArray source);

	/**
	 * The order that PyTorch has: right for kernels and biases.
	 * @param shape PyTorch's sizes
	 * @return the layout
	 */
	static ParameterLayout asInPyTorch(int[] shape) {
		long[] sizes = Arrays.stream(shape).asLongStream().toArray();
		return new ParameterLayout() {

			@Override
			public long[] shape() {
				return sizes;
			}

			@Override
			public void copyIn(float[] values, INDArray target) {
				NativeFloats.copy(values, target);
			}

			@Override
			public float[] copyOut(INDArray source) {
				return NativeFloats.copy(source);
			}
		};
	}

	/**
	 * Dense weights as input, output, where the input runs over rows, columns, channels;
	 * PyTorch has output, input, and the input runs over channels, rows, columns.
	 * @param input the layer that the inputs come from
	 * @param outputs how many outputs
	 * @return the layout
	 */
	static ParameterLayout dense(LayerInfo input, int outputs) {
		return new ParameterLayout() {

			@Override
			public long[] shape() {
				return new long[] { input.values(), outputs };
			}

			@Override
			public void copyIn(float[] values, INDArray target) {
				try (INDArray pytorch = Nd4j.createFromArray(values)) {
					inside(target).assign(pytorch.reshape('c', outputs, input.channels(), input.height(), input.width())
						.permute(2, 3, 1, 0));
				}
			}

			@Override
			public float[] copyOut(INDArray source) {
				try (INDArray pytorch = inside(source).permute(3, 2, 0, 1).dup('c')) {
					return NativeFloats.copy(pytorch);
				}
			}

			private INDArray inside(INDArray array) {
				return array.reshape('c', input.height(), input.width(), input.channels(), outputs);
			}
		};
	}

}
