package io.convscope.network;

import java.util.stream.IntStream;

/**
 * Draws which values dropout keeps.
 */
final class DropoutMask {

	private static final int[] COUNT = IntStream.range(0, 8192).toArray();

	private DropoutMask() {
	}

	/**
	 * Fills an array with zeros and 1 / keep, each value on its own.
	 * @param factors what to fill: the bits of a float each
	 * @param seed of the layer
	 * @param step of the training
	 * @param keep the probability to keep a value, above 0 up to 1; counts to 1 / 65536
	 */
	static void fill(int[] factors, long seed, long step, double keep) {
		int start = mix(mix((int) seed) + mix((int) (seed >>> 32) + 1) + mix((int) step) * 3);
		int threshold = (int) Math.round(keep * 0x1p16);
		int kept = Float.floatToRawIntBits((float) (1 / keep));
		int half = (factors.length + 1) / 2;
		for (int from = 0; from < half; from += COUNT.length) {
			int length = Math.min(COUNT.length, half - from);
			fillPairs(factors, from, from + factors.length - half, length, start + from, threshold, kept);
		}
	}

	// Each number is good for two values, 16 bits each. Without a branch, and with the
	// count read from memory, the
	// compiler does many at a time. The difference's sign, spread over all bits, is all
	// ones or all zeros.
	private static void fillPairs(int[] factors, int first, int second, int length, int start, int threshold,
			int kept) {
		for (int i = 0; i < length; i++) {
			int random = mix(start + COUNT[i]);
			factors[first + i] = (((random & 0xFFFF) - threshold) >> 31) & kept;
			factors[second + i] = (((random >>> 16) - threshold) >> 31) & kept;
		}
	}

	/**
	 * Scatters a number: the finaliser of MurmurHash3 (Austin Appleby, public domain)
	 * after an odd offset.
	 */
	private static int mix(int value) {
		int x = value + 0x9E3779B9;
		x ^= x >>> 16;
		x *= 0x85EBCA6B;
		x ^= x >>> 13;
		x *= 0xC2B2AE35;
		x ^= x >>> 16;
		return x;
	}

}
