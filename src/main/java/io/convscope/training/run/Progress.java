package io.convscope.training.run;

import org.jspecify.annotations.Nullable;

/**
 * How far a run is.
 *
 * @param epoch finished epochs, with one that the time limit cut short
 * @param batch steps taken in the epoch under way; at the end those of the last
 * @param batches steps in an epoch; 0 until the data set is there
 * @param loss mean cross-entropy of the epoch under way, in nats; at the end of the last;
 * null before the first step
 * @param trainAccuracy share right among its pictures as they were trained on, dropout
 * on, 0 to 1; null before the first step
 * @param validationAccuracy share of the held-out training pictures right after the last
 * finished epoch, 0 to 1; null before, and when none are held out
 * @param testAccuracy share of the test pictures right after the last finished epoch, 0
 * to 1; null before
 * @param picturesPerSecond speed of training in the epoch under way, evaluation not
 * counted; null before the first step
 * @param elapsedSeconds how long it has trained and measured; null before the first step
 * @param etaSeconds how long the rest will take; null when unknown, and at the end
 */
public record Progress(int epoch, int batch, int batches, @Nullable Double loss, @Nullable Double trainAccuracy,
		@Nullable Double validationAccuracy, @Nullable Double testAccuracy, @Nullable Double picturesPerSecond,
		@Nullable Double elapsedSeconds, @Nullable Long etaSeconds) {

	static final Progress NONE = new Progress(0, 0, 0, null, null, null, null, null, null, null);

	Progress ended() {
		return new Progress(this.epoch, this.batch, this.batches, this.loss, this.trainAccuracy,
				this.validationAccuracy, this.testAccuracy, this.picturesPerSecond, this.elapsedSeconds, null);
	}

}
