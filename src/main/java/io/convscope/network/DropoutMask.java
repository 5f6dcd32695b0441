package io.convscope.network;

/**
 * Draws which values dropout keeps.
 */
final class DropoutMask {

	private DropoutMask() {
	}

	/**
	 * Fills an array with zeros and 1 / keep, each value on its own.
	 * @param factors what to fill: the bits of a float each
	 * @param seed of the layer
	 * @param step of the training
	 * @param keep the probability to keep a value, above 0 up to 1
	 */
	static void fill(int[] factors, long seed, long step, double keep) {
		int start = mix(mix((int) seed) + mix((int) (seed >>> 32) + 1) + mix((int) step) * 3);
		int threshold = (int) Math.min(Integer.MAX_VALUE, Math.round(keep * 0x1p31));
		int kept = Float.floatToRawIntBits((float) (1 / keep));
		// without a branch, so that the compiler does many at a time: the difference's
		// sign is all ones or all zeros
		for (int i = 0; i < factors.length; i++) {
			factors[i] = (((mix(start + i) >>> 1) - threshold) >> 31) & kept;
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
