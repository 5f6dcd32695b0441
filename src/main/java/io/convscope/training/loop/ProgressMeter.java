package io.convscope.training.loop;

import io.convscope.training.metrics.EpochResult;
import io.convscope.training.run.Progress;
import io.convscope.training.run.RunPhase;
import io.convscope.training.run.TrainingRun;
import io.convscope.training.run.TrainingTime;
import org.jspecify.annotations.Nullable;

/**
 * Shows how far a run is; confined to one thread.
 */
final class ProgressMeter implements TrainingListener {

	private final TrainingRun run;

	private final int epochs;

	private final int batches;

	private final int pictures;

	private final TrainingTime time;

	private int finishedEpochs;

	private @Nullable Double validationAccuracy;

	private @Nullable Double testAccuracy;

	private double evaluationSeconds;

	/**
	 * Goes on where the run's history ends.
	 * @param run whose progress it is
	 * @param data what it learns from
	 * @param time how long the run was at work
	 */
	ProgressMeter(TrainingRun run, TrainingData data, TrainingTime time) {
		this.time = time;
		this.run = run;
		this.pictures = data.training().size();
		this.epochs = run.snapshot().settings().epochs();
		this.batches = data.batchesInEpoch();
	}

	// also read to find out whether the run has to end early
	@Override
	public void onStart(TrainingState state) {
		this.run.metrics().snapshot().epochs().forEach(this::take);
		// where the history lacks the last of them, nothing is known of it
		this.finishedEpochs = state.finishedEpochs();
		begin((this.finishedEpochs > 0) ? this.batches : 0);
	}

	@Override
	public void onEpochStart(TrainingState state) {
		begin(state.epoch().batches());
	}

	private void begin(int batch) {
		Progress last = this.run.snapshot().progress();
		Double elapsed = (this.finishedEpochs > 0 || batch > 0) ? this.time.elapsedSeconds() : null;
		show(RunPhase.TRAINING,
				new Progress(this.finishedEpochs, batch, this.batches, last.loss(), last.trainAccuracy(),
						this.validationAccuracy, this.testAccuracy, last.picturesPerSecond(), elapsed,
						last.etaSeconds()));
	}

	@Override
	public void onBatch(TrainingState state) {
		EpochMeter epoch = state.epoch();
		double speed = epoch.picturesPerSecond();
		int batch = epoch.batches();
		show(RunPhase.TRAINING,
				new Progress(this.finishedEpochs, batch, this.batches, epoch.loss(), epoch.accuracy(),
						this.validationAccuracy, this.testAccuracy, speed, this.time.elapsedSeconds(),
						etaSeconds(batch, speed)));
	}

	@Override
	public void onEvaluation() {
		show(RunPhase.EVALUATING, this.run.snapshot().progress());
	}

	@Override
	public void onEpoch(TrainedEpoch epoch) {
		EpochResult result = epoch.result();
		take(result);
		int batch = this.run.snapshot().progress().batch();
		Progress progress = new Progress(this.finishedEpochs, batch, this.batches, result.loss(),
				result.trainAccuracy(), this.validationAccuracy, this.testAccuracy, result.picturesPerSecond(),
				this.time.elapsedSeconds(), etaSeconds(0, result.picturesPerSecond()));
		// a process that is killed later must not take a whole epoch along
		this.run.keep((each) -> each.at(RunPhase.EVALUATING, progress));
	}

	private void take(EpochResult result) {
		this.finishedEpochs = result.epoch();
		this.validationAccuracy = result.validationAccuracy();
		this.testAccuracy = result.testAccuracy();
		this.evaluationSeconds = result.evaluationSeconds();
	}

	private long etaSeconds(int batch, double speed) {
		double epochsLeft = this.epochs - this.finishedEpochs - (double) batch / this.batches;
		int evaluationsLeft = this.epochs - this.finishedEpochs;
		double seconds = epochsLeft * this.pictures / speed + evaluationsLeft * this.evaluationSeconds;
		return Math.round(Math.min(seconds, this.time.secondsLeft()));
	}

	private void show(RunPhase phase, Progress progress) {
		this.run.show((each) -> each.at(phase, progress));
	}

}
