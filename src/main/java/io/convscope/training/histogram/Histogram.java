package io.convscope.training.histogram;

/**
 * How values are spread, in bins of equal width from the least to the greatest.
 *
 * @param min the least value
 * @param max the greatest value
 * @param mean their mean
 * @param deviation their standard deviation, the root of the mean of (value - mean)^2
 * @param counts how many values are in each of the {@value #BINS} bins; where all values
 * are equal, all are in the first
 */
public record Histogram(float min, float max, float mean, float deviation, int[] counts) {

	static final int BINS = 40;

	/**
	 * Counts values.
	 * @param values at least one, all finite
	 * @param scale what each is multiplied by, above 0
	 * @return their histogram
	 */
	public static Histogram of(float[] values, double scale) {
		double min = Double.POSITIVE_INFINITY;
		double max = Double.NEGATIVE_INFINITY;
		double sum = 0;
		for (float value : values) {
			min = Math.min(min, value);
			max = Math.max(max, value);
			sum += value;
		}
		double mean = sum / values.length;
		double width = (max - min) / BINS;
		double squares = 0;
		int[] counts = new int[BINS];
		for (float value : values) {
			squares += (value - mean) * (value - mean);
			counts[(width > 0) ? Math.min(BINS - 1, (int) ((value - min) / width)) : 0]++;
		}
		return new Histogram((float) (scale * min), (float) (scale * max), (float) (scale * mean),
				(float) (scale * Math.sqrt(squares / values.length)), counts);
	}

}
