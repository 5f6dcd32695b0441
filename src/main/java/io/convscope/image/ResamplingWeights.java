package io.convscope.image;

import java.math.BigInteger;

/**
 * The weights of the source pixels of a row in the target pixels that they overlap. They
 * are integers, so that only the final result is rounded. Immutable.
 */
final class ResamplingWeights {

	// a source pixel is shorter than a target pixel, and meets two at most
	private static final int SHRINKING_SPAN = 2;

	private final int total;

	private final int span;

	private final int[] first;

	private final int[] weights;

	private ResamplingWeights(int source, int span, int total) {
		this.span = span;
		this.total = total;
		this.first = new int[source];
		this.weights = new int[source * span];
	}

	/**
	 * Computes the weights for a change of size: exact areas when shrinking, linear
	 * interpolation when enlarging.
	 * @param source the number of pixels in a row of the source
	 * @param target the number of pixels in a row of the target
	 * @return the weights
	 */
	static ResamplingWeights of(int source, int target) {
		return (source < target) ? between(source, target) : areas(source, target);
	}

	/**
	 * Tells how much memory the weights for a change of size take.
	 * @param source the number of pixels in a row of the source
	 * @param target the number of pixels in a row of the target
	 * @return bytes
	 */
	static long memory(int source, int target) {
		return (long) Integer.BYTES * source * (1 + ((source < target) ? target : SHRINKING_SPAN));
	}

	/**
	 * Uses the longest unit in which both a source pixel and a target pixel are integers,
	 * so that all edges are too. Small sums are divided faster.
	 */
	private static ResamplingWeights areas(int source, int target) {
		int unit = BigInteger.valueOf(source).gcd(BigInteger.valueOf(target)).intValue();
		int from = target / unit;
		int to = source / unit;
		ResamplingWeights shares = new ResamplingWeights(source, SHRINKING_SPAN, to);
		for (int i = 0; i < source; i++) {
			long start = (long) i * from;
			int first = (int) (start / to);
			int within = (int) Math.min(from, (first + 1L) * to - start);
			shares.first[i] = first;
			shares.weights[2 * i] = within;
			shares.weights[2 * i + 1] = from - within;
		}
		return shares;
	}

	/**
	 * Interpolates linearly: the center of a target pixel lies between two source pixels.
	 */
	private static ResamplingWeights between(int source, int target) {
		int unit = 2 * target;
		ResamplingWeights shares = new ResamplingWeights(source, target, unit);
		for (int i = 0; i < target; i++) {
			int centre = Math.min(Math.max((2 * i + 1) * source - target, 0), (source - 1) * unit);
			int rest = centre % unit;
			shares.weights[centre / unit * target + i] = unit - rest;
			if (rest > 0) {
				shares.weights[(centre / unit + 1) * target + i] = rest;
			}
		}
		return shares;
	}

	/**
	 * Returns the sum of all weights of a target pixel.
	 * @return the sum, the same for each target pixel
	 */
	int total() {
		return this.total;
	}

	/**
	 * Returns the number of adjacent target pixels that a source pixel has weights for.
	 * @return the number, the same for each source pixel; some weights may be zero or
	 * belong to positions beyond the last target pixel
	 */
	int span() {
		return this.span;
	}

	int first(int source) {
		return this.first[source];
	}

	int weight(int source, int offset) {
		return this.weights[source * this.span + offset];
	}

}
