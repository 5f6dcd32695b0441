package io.convscope.training;

/**
 * What came of one epoch.
 *
 * @param epoch its number, from 1
 * @param loss mean cross-entropy over its pictures as they were trained on, in nats
 * @param trainAccuracy share right among them, dropout on, 0 to 1
 * @param testAccuracy share of the test pictures right after it, 0 to 1
 * @param seconds how long its training took
 * @param evaluationSeconds how long the measuring after it took
 * @param picturesPerSecond its speed of training
 */
record EpochResult(int epoch, double loss, double trainAccuracy, double testAccuracy, double seconds,
		double evaluationSeconds, double picturesPerSecond) {
}
