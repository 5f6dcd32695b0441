package io.convscope.training.metrics;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The whole history of a run's figures. Immutable.
 *
 * @param runId the run
 * @param epochs one for each finished epoch
 * @param points the curve of the loss
 */
public record Metrics(int runId, List<EpochResult> epochs, List<LossPoint> points) {

	public Metrics {
		epochs = List.copyOf(epochs);
		points = List.copyOf(points);
	}

	/**
	 * Thins the curve out, evenly, keeping its first and its last point. Those that stay
	 * are as they were measured.
	 * @param most how many points to keep at most, 1 or more; 1 keeps the last
	 * @return these metrics with fewer points
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
		return new Metrics(this.runId, this.epochs, kept);
	}

	/**
	 * The loss between two points of a curve.
	 *
	 * @param step training steps taken, over all epochs
	 * @param epoch the same in epochs, with a fraction
	 * @param loss mean cross-entropy since the point before, in nats
	 */
	public record LossPoint(long step, double epoch, double loss) {
	}

}
