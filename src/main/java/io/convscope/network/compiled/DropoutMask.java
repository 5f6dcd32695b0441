package io.convscope.network.compiled;

import java.util.stream.IntStream;

/**
 * Draws which values dropout keeps, block by block: a value is dropped, or kept and
 * multiplied by 1 / keep, each on its own.
 */
public final class DropoutMask {

	/** How many values a block has: few enough to stay in the fastest cache. */
	public static final int BLOCK = 8192;

	private static final int[] COUNT = IntStream.range(0, BLOCK / 2).toArray();

	private final long seed;

	private final int threshold;

	private final int kept;

	/**
	 * Prepares the drawing.
	 * @param seed of the layer
	 * @param keep the probability to keep a value, above 0 up to 1; counts to 1 / 65536
	 */
	public DropoutMask(long seed, double keep) {
		this.seed = seed;
		this.threshold = (int) Math.round(keep * 0x1p16);
		this.kept = Float.floatToRawIntBits((float) (1 / keep));
	}

	/**
	 * Draws a block.
	 * @param step of the training
	 * @param block the number of the block in that step
	 * @param factors takes 0 or 1 / keep for each value, as the bits of a float;
	 * {@link #BLOCK} of them
	 */
	public void draw(long step, int block, int[] factors) {
		int start = mix(mix((int) this.seed) + mix((int) (this.seed >>> 32) + 1) + mix((int) step) * 3);
		fillPairs(factors, start + block * COUNT.length, this.threshold, this.kept);
	}

	// Each number is good for two values, 16 bits each. Without a branch, and with the
	// count read from memory, the compiler does many at a time. The difference's sign,
	// spread over all bits, is all ones or all zeros.
	private static void fillPairs(int[] factors, int start, int threshold, int kept) {
		for (int i = 0; i < COUNT.length; i++) {
			int random = mix(start + COUNT[i]);
			factors[i] = (((random & 0xFFFF) - threshold) >> 31) & kept;
			factors[COUNT.length + i] = (((random >>> 16) - threshold) >> 31) & kept;
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
