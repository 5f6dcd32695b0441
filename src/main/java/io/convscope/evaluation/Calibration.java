package io.convscope.evaluation;

import java.util.List;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/**
 * Whether a model is right as often as it believes: among the pictures it is 80% sure of,
 * about 80% should be right (Guo et al., "On Calibration of Modern Neural Networks",
 * 2017).
 *
 * @param expectedCalibrationError how far belief and truth are apart, on average over the
 * pictures, 0 to 1
 * @param bins the pictures by how sure the model is, ten bins of the same width
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
	 * @param from the lowest probability
	 * @param to the lowest of the next bin; in the last bin 1, which is part of it
	 * @param count how many pictures
	 * @param confidence their mean probability; null when there are none
	 * @param accuracy the share of them that is right, 0 to 1; null when there are none
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
