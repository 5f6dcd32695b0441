package io.convscope.network;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.IntPointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Moves numbers between Java arrays and native arrays in C order, at the speed of memory.
 */
final class NativeFloats {

	private NativeFloats() {
	}

	static void copy(float[] source, INDArray target) {
		copy(source, 0, target);
	}

	static void copy(float[] source, int from, INDArray target) {
		pointer(target).put(source, from, Math.toIntExact(target.length()));
	}

	static void copyBits(int[] source, INDArray target) {
		new IntPointer(pointer(target)).put(source, 0, Math.toIntExact(target.length()));
	}

	static float[] copy(INDArray source) {
		float[] values = new float[Math.toIntExact(source.length())];
		pointer(source).get(values);
		return values;
	}

	// addressPointer starts where the array does, also for a part of a larger one
	private static FloatPointer pointer(INDArray array) {
		return new FloatPointer(array.data().addressPointer());
	}

}
