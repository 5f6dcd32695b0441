package io.convscope.training.checkpoint;

/**
 * Where a run stands between two steps.
 *
 * @param epoch finished epochs
 * @param step steps taken, over all epochs
 * @param elapsedSeconds how long it has trained and measured
 * @param sums what the steps of the epoch under way have added up to
 */
public record Position(int epoch, long step, double elapsedSeconds, EpochSums sums) {

	public static final Position START = new Position(0, 0, 0, EpochSums.NONE);

	@Override
	public String toString() {
		return "epoch " + (this.epoch + 1) + ", batch " + this.sums.batches();
	}

	/**
	 * What the steps of an epoch have added up to.
	 *
	 * @param batches steps taken
	 * @param pictures pictures seen
	 * @param correct how many of them were right
	 * @param loss sum of their losses, in nats
	 * @param pointPictures pictures seen since the last point of the curve
	 * @param pointLoss sum of their losses
	 * @param seconds time taken
	 */
	public record EpochSums(int batches, long pictures, long correct, double loss, int pointPictures, double pointLoss,
			double seconds) {

		public static final EpochSums NONE = new EpochSums(0, 0, 0, 0, 0, 0, 0);

	}

}
