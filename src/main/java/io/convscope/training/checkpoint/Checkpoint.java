package io.convscope.training.checkpoint;

import io.convscope.network.LearningState;
import io.convscope.network.description.NetworkDescription;
import io.convscope.network.engine.Engine;

/**
 * All that it takes to go on with a run as if it had never stopped. What is random needs
 * no more: it is drawn from the seed, the epoch and the step. Which epoch was the best is
 * in the run's metrics.
 *
 * @param position where the run stood
 * @param engine what computed it
 * @param threads on how many threads
 * @param learned what it had learned
 * @param network whose weights these are
 */
public record Checkpoint(Position position, Engine engine, int threads, LearningState learned,
		NetworkDescription network) {
}
