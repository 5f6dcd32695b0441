package io.convscope.training.cluster;

import org.jspecify.annotations.Nullable;

/**
 * What the workers of a cluster have learned between two averages, as the job tells it in
 * a line of its output.
 *
 * @param epoch the epoch's number, from 1
 * @param batches how many batches the round had
 * @param batch the number of its last batch in the epoch, from 1
 * @param pictures how many pictures were learned
 * @param correct how many of them the network had right
 * @param loss the sum of their losses, in nats; null if it is no longer a finite number
 * @param seconds how long the round took, with its exchange
 * @param learningRate of its last step
 */
public record LearnedRound(int epoch, int batches, int batch, long pictures, long correct, @Nullable Double loss,
		double seconds, double learningRate) {
}
