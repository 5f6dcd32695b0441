package io.convscope.training.checkpoint;

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
