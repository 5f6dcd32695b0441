package io.convscope.training.diagnosis;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.convscope.model.TrainingSettings;
import io.convscope.network.description.Dropout;
import io.convscope.training.metrics.EpochResult;
import io.convscope.training.metrics.Metrics.LossPoint;
import io.convscope.training.metrics.Metrics;
import io.convscope.training.metrics.RateChange;
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
	 * Returns the rate that the run has by its setting and the changes made so far; its
	 * schedule stays below.
	 * @return the rate
	 */
	double learningRate() {
		return lastChange().map(RateChange::learningRate).orElse(this.run.settings().learningRate());
	}

	/**
	 * Lists the epochs of the present rate.
	 * @return those that began after its last change
	 */
	List<EpochResult> epochsOfThisRate() {
		long step = lastChange().map(RateChange::step).orElse(0L);
		double from = this.metrics.points()
			.stream()
			.filter((point) -> point.step() <= step)
			.mapToDouble(LossPoint::epoch)
			.max()
			.orElse(0);
		return epochs().stream().filter((each) -> each.epoch() - 1 >= from).toList();
	}

	private Optional<RateChange> lastChange() {
		return this.run.rateChanges().stream().filter((each) -> each.step() != null).reduce((first, second) -> second);
	}

	TrainingSettings settings() {
		return this.run.settings();
	}

	boolean hasDropout() {
		return this.run.network().layers().stream().anyMatch(Dropout.class::isInstance);
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
