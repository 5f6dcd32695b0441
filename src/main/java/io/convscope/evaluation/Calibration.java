package io.convscope.evaluation;

import java.util.List;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/**
 * The calibration of a model: how well its confidence matches its accuracy. Of the
 * pictures with a confidence of 80%, about 80% should be classified correctly (Guo et
 * al., "On Calibration of Modern Neural Networks", 2017).
 *
 * @param expectedCalibrationError the mean difference between the confidence and the
 * accuracy of a bin, weighted by its number of pictures, 0 to 1
 * @param bins the pictures by confidence, in ten bins of equal width
 */
public record Calibration(double expectedCalibrationError, List<Bin> bins) {

	private static final int BINS = 10;

	static Calibration of(TestPredictions predictions) {
		int[] counts = new int[BINS];
		int[] correct = new int[BINS];
		double[] confidences = new double[BINS];
		predictions.pictures().forEach((picture) -> {
			int bin = Math.min((int) (predictions.confidence(picture) * BINS), BINS - 1);
			counts[bin]++;
			correct[bin] += predictions.isRight(picture) ? 1 : 0;
			confidences[bin] += predictions.confidence(picture);
		});
		double error = IntStream.range(0, BINS)
			.mapToDouble((bin) -> Math.abs(confidences[bin] - correct[bin]) / predictions.size())
			.sum();
		return new Calibration(error,
				IntStream.range(0, BINS)
					.mapToObj((bin) -> Bin.of(bin, BINS, counts[bin], confidences[bin], correct[bin]))
					.toList());
	}

	/**
	 * The pictures whose predicted class has about the same probability.
	 *
	 * @param from the lower bound of the probability, inclusive
	 * @param to the upper bound, exclusive; 1, inclusive, in the last bin
	 * @param count the number of pictures
	 * @param confidence the mean probability of the predicted class; null if the bin is
	 * empty
	 * @param accuracy the share of correct predictions, 0 to 1; null if the bin is empty
	 */
	record Bin(double from, double to, int count, @Nullable Double confidence, @Nullable Double accuracy) {

		static Bin of(int bin, int bins, int count, double confidences, int correct) {
			return new Bin((double) bin / bins, (double) (bin + 1) / bins, count, mean(confidences, count),
					mean(correct, count));
		}

		private static @Nullable Double mean(double sum, int count) {
			return (count > 0) ? sum / count : null;
		}

	}

}
