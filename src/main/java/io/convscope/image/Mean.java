package io.convscope.image;

/**
 * The rounding of means.
 */
final class Mean {

	private static final int MAX = 255;

	/** The weights of red, green and blue in gray, in thousandths (ITU-R BT.601). */
	private static final int[] GRAY = { 299, 587, 114 };

	private static final int WHOLE_GRAY = 1000;

	/** Twice the sum of so many weighted values, and half a value, is an int. */
	private static final int MOST_OF_INT = Integer.MAX_VALUE / (2 * MAX + 1);

	private Mean() {
	}

	/**
	 * Computes the gray of a colour.
	 * @param red the sum of its weighted values
	 * @param green the sum of its weighted values
	 * @param blue the sum of its weighted values
	 * @param all the sum of all weights
	 * @return the gray as an unsigned byte
	 */
	static byte gray(long red, long green, long blue, long all) {
		return rounded(GRAY[0] * red + GRAY[1] * green + GRAY[2] * blue, WHOLE_GRAY * all);
	}

	/**
	 * Computes a mean.
	 * @param sum the sum of the weighted values
	 * @param all the sum of all weights
	 * @return the mean as an unsigned byte
	 */
	static byte rounded(long sum, long all) {
		if (all == 1) {
			// a file of the picture's size
			return (byte) sum;
		}
		if (all <= MOST_OF_INT) {
			// several times as fast
			return (byte) (((int) (2 * sum) + (int) all) / (int) (2 * all));
		}
		return (byte) ((2 * sum + all) / (2 * all));
	}

}
