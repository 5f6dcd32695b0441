package io.convscope.training.checkpoint;

/**
 * The position of a run between two steps.
 *
 * @param epoch number of finished epochs
 * @param step number of training steps, over all epochs
 * @param elapsedSeconds time of training and evaluation so far
 * @param sums the running sums of the current epoch
 */
public record Position(int epoch, long step, double elapsedSeconds, EpochSums sums) {

	public static final Position START = new Position(0, 0, 0, EpochSums.NONE);

	@Override
	public String toString() {
		return "epoch " + (this.epoch + 1) + ", batch " + this.sums.batches();
	}

	/**
	 * The running sums of an epoch.
	 *
	 * @param batches number of training steps
	 * @param pictures number of pictures seen
	 * @param correct how many of them were classified correctly
	 * @param loss sum of their losses, in nats
	 * @param pointPictures number of pictures since the last point of the loss curve
	 * @param pointLoss sum of their losses
	 * @param seconds training time in seconds
	 */
	public record EpochSums(int batches, long pictures, long correct, double loss, int pointPictures, double pointLoss,
			double seconds) {

		public static final EpochSums NONE = new EpochSums(0, 0, 0, 0, 0, 0, 0);

	}

}
