package io.convscope.image;

/**
 * How much each of a row of source pixels counts in one target pixel, in whole numbers so
 * that nothing is lost before the one rounding at the end.
 *
 * @param first the first source pixel that counts
 * @param values the weight of it and of those that follow
 */
record SourceShares(int first, int[] values) {

	/**
	 * Computes the weights for a change of size: exact areas when shrinking, linear
	 * interpolation when enlarging. They add up to the same for each target pixel.
	 * @param source pixels in a row of the source
	 * @param target pixels in a row of the target
	 * @return one for each target pixel
	 */
	static SourceShares[] of(int source, int target) {
		SourceShares[] weights = new SourceShares[target];
		for (int i = 0; i < target; i++) {
			weights[i] = (source < target) ? between(source, target, i) : area(source, target, i);
		}
		return weights;
	}

	/**
	 * Counts a source pixel as <code>target</code> units long, a target pixel as
	 * <code>source</code>: then all of their edges are whole numbers.
	 */
	private static SourceShares area(int source, int target, int i) {
		long start = (long) i * source;
		long end = start + source;
		int first = (int) (start / target);
		int last = (int) ((end - 1) / target);
		int[] values = new int[last - first + 1];
		for (int j = 0; j < values.length; j++) {
			long pixel = (long) (first + j) * target;
			values[j] = (int) (Math.min(end, pixel + target) - Math.max(start, pixel));
		}
		return new SourceShares(first, values);
	}

	private static SourceShares between(int source, int target, int i) {
		int unit = 2 * target;
		int centre = Math.min(Math.max((2 * i + 1) * source - target, 0), (source - 1) * unit);
		int first = centre / unit;
		int rest = centre % unit;
		return new SourceShares(first, (rest == 0) ? new int[] { unit } : new int[] { unit - rest, rest });
	}

	int total() {
		int total = 0;
		for (int value : this.values) {
			total += value;
		}
		return total;
	}

}
