package io.convscope.inspection.drawing;

/**
 * A map in a few numbers.
 *
 * @param index the map's channel
 * @param min the lowest value
 * @param max the highest value
 * @param mean the mean of the values
 * @param zeros the share of values that are zero, 0 to 1
 */
public record MapStatistics(int index, float min, float max, double mean, double zeros) {

	/**
	 * Computes the numbers; one value that is NaN makes <code>min</code>,
	 * <code>max</code> and <code>mean</code> NaN.
	 * @param index the map's channel
	 * @param map row, column; at least one value
	 * @return the numbers, summed in double precision
	 */
	public static MapStatistics of(int index, float[][] map) {
		float min = Float.POSITIVE_INFINITY;
		float max = Float.NEGATIVE_INFINITY;
		double sum = 0;
		long zeros = 0;
		long values = 0;
		for (float[] row : map) {
			for (float value : row) {
				min = Math.min(min, value);
				max = Math.max(max, value);
				sum += value;
				zeros += (value == 0) ? 1 : 0;
				values++;
			}
		}
		return new MapStatistics(index, min, max, sum / values, (double) zeros / values);
	}

}
