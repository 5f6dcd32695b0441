package io.convscope.training.metrics;

import java.util.List;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/**
 * All metrics of a run. Immutable.
 *
 * @param runId the run's number
 * @param epochs one for each finished epoch
 * @param points the loss curve
 * @param rateChanges changes of the learning rate, in the order of their steps
 */
public record Metrics(int runId, List<EpochResult> epochs, List<LossPoint> points, List<RateChange> rateChanges) {

	public Metrics {
		epochs = List.copyOf(epochs);
		points = List.copyOf(points);
		rateChanges = List.copyOf(rateChanges);
	}

	/**
	 * The metrics of a run whose learning rate was not changed.
	 */
	public Metrics(int runId, List<EpochResult> epochs, List<LossPoint> points) {
		this(runId, epochs, points, List.of());
	}

	/**
	 * Adds changes of the learning rate.
	 * @param changes in the order of their steps
	 * @return a copy with them
	 */
	public Metrics with(List<RateChange> changes) {
		return new Metrics(this.runId, this.epochs, this.points, changes);
	}

	/**
	 * Thins the loss curve out evenly. It keeps the first and the last point, and changes
	 * no values.
	 * @param most how many points to keep at most, at least 1; 1 keeps the last
	 * @return a copy with fewer points
	 */
	public Metrics thinnedTo(int most) {
		int last = this.points.size() - 1;
		if (last < most) {
			return this;
		}
		int gaps = Math.max(1, most - 1);
		List<LossPoint> kept = IntStream.range(gaps + 1 - most, gaps + 1)
			.mapToObj((i) -> this.points.get((int) ((long) i * last / gaps)))
			.toList();
		return new Metrics(this.runId, this.epochs, kept, this.rateChanges);
	}

	/**
	 * A point of the loss curve.
	 *
	 * @param step number of training steps, over all epochs
	 * @param epoch the same as a fractional number of epochs
	 * @param loss mean cross-entropy since the previous point, in nats
	 * @param learningRate of the last step; null in files of an earlier version
	 */
	public record LossPoint(long step, double epoch, double loss, @Nullable Double learningRate) {

		/**
		 * A point of a file of an earlier version.
		 */
		public LossPoint(long step, double epoch, double loss) {
			this(step, epoch, loss, null);
		}
	}

}
