package io.convscope.training.diagnosis;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;

import io.convscope.training.metrics.EpochResult;
import io.convscope.training.metrics.Metrics.LossPoint;
import io.convscope.training.metrics.Metrics;
import io.convscope.training.run.Run;

/**
 * What a run has come to.
 *
 * @param run the run
 * @param metrics its metrics
 * @param labels the number of classes
 * @param testPictures the number of test pictures
 */
record Figures(Run run, Metrics metrics, int labels, int testPictures) {

	List<EpochResult> epochs() {
		return this.metrics.epochs();
	}

	EpochResult last() {
		return epochs().get(epochs().size() - 1);
	}

	/**
	 * Averages the first or the last points of the loss curve.
	 * @param count how many points
	 * @param last whether the last ones
	 * @return their mean loss
	 */
	double meanLoss(int count, boolean last) {
		List<LossPoint> points = this.metrics.points();
		int from = last ? points.size() - count : 0;
		return points.subList(from, from + count).stream().mapToDouble(LossPoint::loss).average().orElseThrow();
	}

	/**
	 * Returns the rate that the user wants.
	 * @return the newest change of it, else the setting
	 */
	double learningRate() {
		return this.run.rateChanges().isEmpty() ? this.run.settings().learningRate()
				: this.run.rateChanges().get(this.run.rateChanges().size() - 1).learningRate();
	}

	static String percent(double share) {
		return String.format(Locale.ROOT, "%.1f%%", 100 * share);
	}

	static String loss(double loss) {
		return String.format(Locale.ROOT, "%.3f", loss);
	}

	static String rate(double rate) {
		return new BigDecimal(rate).round(new MathContext(2)).stripTrailingZeros().toPlainString();
	}

}
