package io.convscope.training.metrics;

import org.jspecify.annotations.Nullable;

/**
 * What came of one epoch.
 *
 * @param epoch its number, from 1; the last may have been cut short by the time limit
 * @param loss mean cross-entropy over its pictures as they were trained on, in nats
 * @param trainAccuracy share right among them, dropout on, 0 to 1
 * @param validationAccuracy share of the held-out training pictures right after it, 0 to
 * 1; null when none are held out
 * @param testAccuracy share of the test pictures right after it, 0 to 1
 * @param seconds how long its training took
 * @param evaluationSeconds how long the measuring after it took
 * @param picturesPerSecond its speed of training
 */
public record EpochResult(int epoch, double loss, double trainAccuracy, @Nullable Double validationAccuracy,
		double testAccuracy, double seconds, double evaluationSeconds, double picturesPerSecond) {
}
