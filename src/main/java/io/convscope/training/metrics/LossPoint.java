package io.convscope.training.metrics;

/**
 * The loss between two points of a curve.
 *
 * @param step training steps taken, over all epochs
 * @param epoch the same in epochs, with a fraction
 * @param loss mean cross-entropy since the point before, in nats
 */
public record LossPoint(long step, double epoch, double loss) {
}
