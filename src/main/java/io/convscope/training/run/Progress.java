package io.convscope.training.run;

import org.jspecify.annotations.Nullable;

/**
 * The progress of a run.
 *
 * @param epoch number of finished epochs, including one that the time limit cut short
 * @param batch steps taken in the current epoch; at the end those of the last
 * @param batches steps per epoch; 0 until the data set is loaded
 * @param loss mean cross-entropy of the current epoch, in nats; at the end that of the
 * last; null before the first step
 * @param trainAccuracy accuracy on its pictures during training, with dropout, 0 to 1;
 * null before the first step
 * @param validationAccuracy accuracy on the validation split after the last finished
 * epoch, 0 to 1; null before, or if there is no split
 * @param testAccuracy accuracy on the test set after the last finished epoch, 0 to 1;
 * null before
 * @param picturesPerSecond training speed in the current epoch, without evaluation; null
 * before the first step
 * @param elapsedSeconds time of training and evaluation so far; null before the first
 * step
 * @param etaSeconds estimated time left; null if unknown, and at the end
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
