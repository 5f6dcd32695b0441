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

}
