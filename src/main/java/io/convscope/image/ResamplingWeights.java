package io.convscope.image;

/**
 * How much each of a row of source pixels counts in the target pixels that it touches, in
 * whole numbers so that nothing is lost before the one rounding at the end. Immutable.
 */
final class ResamplingWeights {

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
	 * @param source pixels in a row of the source
	 * @param target pixels in a row of the target
	 * @return the weights
	 */
	static ResamplingWeights of(int source, int target) {
		return (source < target) ? between(source, target) : areas(source, target);
	}

	/**
	 * Counts a source pixel as <code>target</code> units long, a target pixel as
	 * <code>source</code>: then all of their edges are whole numbers.
	 */
	private static ResamplingWeights areas(int source, int target) {
		ResamplingWeights shares = new ResamplingWeights(source, 2, source);
		for (int i = 0; i < source; i++) {
			long start = (long) i * target;
			int first = (int) (start / source);
			int within = (int) Math.min(target, (first + 1L) * source - start);
			shares.first[i] = first;
			shares.weights[2 * i] = within;
			shares.weights[2 * i + 1] = target - within;
		}
		return shares;
	}

	/** A target pixel lies between two source pixels, nearer to one of them. */
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
	 * Tells the sum of all weights of a target pixel.
	 * @return the same for each
	 */
	int total() {
		return this.total;
	}

	/**
	 * Tells how many target pixels in a row a source pixel has weights for.
	 * @return the same for each, some of them beyond the last, or with a weight of zero
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
