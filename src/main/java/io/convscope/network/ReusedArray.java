package io.convscope.network;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * An array outside the heap that is allocated anew only when another shape is asked for.
 */
final class ReusedArray implements AutoCloseable {

	private @Nullable INDArray array;

	/**
	 * Hands the array out.
	 * @param shape the sizes wanted
	 * @return the array in C order, with whatever is in it
	 */
	INDArray of(long... shape) {
		INDArray current = this.array;
		if (current == null || !Arrays.equals(current.shape(), shape)) {
			close();
			current = Nd4j.createUninitialized(DataType.FLOAT, shape, 'c');
			this.array = current;
		}
		return current;
	}

	/**
	 * Hands the array out with one number everywhere; nobody else may write to it.
	 * @param value the number
	 * @param shape the sizes wanted
	 * @return the array
	 */
	INDArray filled(double value, long... shape) {
		INDArray before = this.array;
		INDArray result = of(shape);
		return (result == before) ? result : result.assign(value);
	}

	@Override
	public void close() {
		if (this.array != null) {
			this.array.close();
			this.array = null;
		}
	}

}
