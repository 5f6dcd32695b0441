package io.convscope.bench;

import java.util.Arrays;

/**
 * Median and spread of measured times.
 *
 * @param count how many were measured
 * @param median in milliseconds
 * @param p10 the 10th percentile, in milliseconds
 * @param p90 the 90th percentile, in milliseconds
 */
record Distribution(int count, double median, double p10, double p90) {

	static Distribution of(long[] nanoseconds) {
		long[] sorted = nanoseconds.clone();
		Arrays.sort(sorted);
		return new Distribution(sorted.length, percentile(sorted, 50), percentile(sorted, 10), percentile(sorted, 90));
	}

	private static double percentile(long[] sorted, int percent) {
		double position = (sorted.length - 1) * percent / 100.0;
		int below = (int) position;
		int above = Math.min(below + 1, sorted.length - 1);
		return (sorted[below] + (sorted[above] - sorted[below]) * (position - below)) / 1e6;
	}

}
