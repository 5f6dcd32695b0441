package io.convscope.evaluation;

import org.jspecify.annotations.Nullable;

/**
 * The pictures whose predicted class has about the same probability.
 *
 * @param from the lowest probability
 * @param to the lowest of the next bin; in the last bin 1, which is part of it
 * @param count how many pictures
 * @param confidence their mean probability; null when there are none
 * @param accuracy the share of them that is right, 0 to 1; null when there are none
 */
public record CalibrationBin(double from, double to, int count, @Nullable Double confidence,
		@Nullable Double accuracy) {

	static CalibrationBin of(int bin, int bins, int count, double confidences, int correct) {
		return new CalibrationBin((double) bin / bins, (double) (bin + 1) / bins, count, mean(confidences, count),
				mean(correct, count));
	}

	private static @Nullable Double mean(double sum, int count) {
		return (count > 0) ? sum / count : null;
	}

}
