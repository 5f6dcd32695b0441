package io.convscope.training;

import org.jspecify.annotations.Nullable;

/**
 * Shows how far a run is, and records the curve of its loss; confined to one thread.
 */
final class ProgressMeter {

	private static final int POINTS_PER_EPOCH = 15;

	private static final int MOST_STEPS_PER_POINT = 100;

	private final TrainingRun run;

	private final int epochs;

	private final int batches;

	private final int pictures;

	private final int stepsPerPoint;

	private final TrainingTime time;

	private int finishedEpochs;

	private @Nullable Double validationAccuracy;

	private @Nullable Double testAccuracy;

	private double evaluationSeconds;

	/**
	 * Goes on where the run's history ends.
	 * @param run whose progress it is
	 * @param finishedEpochs how many epochs are done; where the history lacks the last of
	 * them, nothing is known of it
	 * @param pictures how many there are in an epoch
	 * @param time how long the run was at work
	 */
	ProgressMeter(TrainingRun run, int finishedEpochs, int pictures, TrainingTime time) {
		this.time = time;
		this.run = run;
		this.pictures = pictures;
		this.epochs = run.snapshot().settings().epochs();
		int batchSize = run.snapshot().settings().batchSize();
		this.batches = (pictures + batchSize - 1) / batchSize;
		this.stepsPerPoint = Math.max(1, Math.min(MOST_STEPS_PER_POINT, this.batches / POINTS_PER_EPOCH));
		run.metrics().snapshot().epochs().forEach(this::take);
		this.finishedEpochs = finishedEpochs;
		// also read to find out whether the run has to end early
		begin((this.finishedEpochs > 0) ? this.batches : 0);
	}

	/**
	 * Shows that an epoch begins, or goes on.
	 * @param batch how many of its steps are taken
	 */
	void begin(int batch) {
		Progress last = this.run.snapshot().progress();
		Double elapsed = (this.finishedEpochs > 0 || batch > 0) ? this.time.elapsedSeconds() : null;
		show(RunPhase.TRAINING,
				new Progress(this.finishedEpochs, batch, this.batches, last.loss(), last.trainAccuracy(),
						this.validationAccuracy, this.testAccuracy, last.picturesPerSecond(), elapsed,
						last.etaSeconds()));
	}

	void step(EpochMeter meter) {
		double speed = meter.picturesPerSecond();
		int batch = meter.batches();
		show(RunPhase.TRAINING,
				new Progress(this.finishedEpochs, batch, this.batches, meter.loss(), meter.accuracy(),
						this.validationAccuracy, this.testAccuracy, speed, this.time.elapsedSeconds(),
						etaSeconds(batch, speed)));
		if (batch % this.stepsPerPoint == 0 || batch == this.batches) {
			long step = (long) this.finishedEpochs * this.batches + batch;
			this.run.metrics().add(new LossPoint(step, (double) step / this.batches, meter.takePointLoss()));
		}
	}

	void evaluating() {
		show(RunPhase.EVALUATING, this.run.snapshot().progress());
	}

	void finished(EpochResult result) {
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
