package io.convscope.network;

/**
 * What one training step saw before it changed the weights.
 *
 * @param loss mean cross-entropy of the batch, in nats; not finite when training diverged
 * @param correct how many pictures the network had right, dropout on
 */
public record StepResult(double loss, int correct) {
}
