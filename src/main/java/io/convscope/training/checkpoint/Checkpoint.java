package io.convscope.training.checkpoint;

import io.convscope.network.LearningState;
import io.convscope.network.description.NetworkDescription;
import io.convscope.network.engine.Engine;

/**
 * The state of a run between two steps, from which training continues as if it had never
 * stopped. Random numbers need no further state, since they are drawn from the seed, the
 * epoch and the step. The best epoch follows from the run's metrics.
 *
 * @param position the position in the training
 * @param engine the engine that computed it
 * @param threads the number of threads
 * @param learned the weights and the optimizer's state
 * @param network the network
 */
public record Checkpoint(Position position, Engine engine, int threads, LearningState learned,
		NetworkDescription network) {
}
