package io.convscope.network.nd4j;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Copies numbers between Java's arrays and those of ND4J, wherever these are.
 */
final class Arrays {

	private Arrays() {
	}

	/**
	 * Copies numbers in.
	 * @param target an array or a view of one
	 * @param values as many, the target's last index running fastest
	 */
	static void put(INDArray target, float[] values) {
		try (INDArray copy = Nd4j.createFromArray(values)) {
			target.assign(copy.reshape('c', target.shape()));
		}
	}

	/**
	 * Copies numbers out.
	 * @param source an array or a view of one
	 * @param values takes as many
	 */
	static void get(INDArray source, float[] values) {
		System.arraycopy(get(source), 0, values, 0, values.length);
	}

	/**
	 * Copies numbers out.
	 * @param source an array or a view of one
	 * @return a new array, the source's last index running fastest
	 */
	static float[] get(INDArray source) {
		try (INDArray copy = source.dup('c')) {
			return copy.data().asFloat();
		}
	}

}
