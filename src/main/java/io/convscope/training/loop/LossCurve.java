package io.convscope.training.loop;

import io.convscope.training.metrics.Metrics.LossPoint;
import io.convscope.training.metrics.MetricsHistory;

/**
 * Keeps the curve of a run's loss, some points in each epoch.
 */
final class LossCurve implements TrainingListener {

	private static final int POINTS_PER_EPOCH = 15;

	private static final int MOST_STEPS_PER_POINT = 100;

	private final MetricsHistory metrics;

	private final int batches;

	private final int stepsPerPoint;

	// batches of the epoch that were learned before
	private int before;

	/**
	 * Begins, or goes on.
	 * @param metrics where the points are kept
	 * @param data what is learned
	 */
	LossCurve(MetricsHistory metrics, TrainingData data) {
		this.metrics = metrics;
		this.batches = data.batchesInEpoch();
		this.stepsPerPoint = Math.max(1, Math.min(MOST_STEPS_PER_POINT, this.batches / POINTS_PER_EPOCH));
	}

	@Override
	public void onEpochStart(TrainingState state) {
		this.before = state.epoch().batches();
	}

	@Override
	public void onBatch(TrainingState state) {
		int batch = state.epoch().batches();
		boolean due = batch / this.stepsPerPoint > this.before / this.stepsPerPoint || batch == this.batches;
		this.before = batch;
		if (due) {
			long step = (long) state.finishedEpochs() * this.batches + batch;
			this.metrics.add(new LossPoint(step, (double) step / this.batches, state.epoch().takePointLoss(),
					state.learningRate()));
		}
	}

	@Override
	public void onEpoch(TrainedEpoch epoch) {
		// its last batch had the last point
	}

}
