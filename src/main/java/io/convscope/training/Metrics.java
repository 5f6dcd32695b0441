package io.convscope.training;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The whole history of a run's figures. Immutable.
 *
 * @param runId the run
 * @param epochs one for each finished epoch
 * @param points the curve of the loss
 */
record Metrics(int runId, List<EpochResult> epochs, List<LossPoint> points) {

	Metrics {
		epochs = List.copyOf(epochs);
		points = List.copyOf(points);
	}

	/**
	 * Thins the curve out, evenly, keeping its last point.
	 * @param most how many points to keep at most, 1 or more
	 * @return these metrics with fewer points
	 */
	Metrics thinnedTo(int most) {
		int size = this.points.size();
		if (size <= most) {
			return this;
		}
		int stride = (size + most - 1) / most;
		List<LossPoint> kept = new ArrayList<>();
		for (int i = size - 1; i >= 0; i -= stride) {
			kept.add(this.points.get(i));
		}
		Collections.reverse(kept);
		return new Metrics(this.runId, this.epochs, kept);
	}

}
