package io.convscope.training.checkpoint;

import io.convscope.network.engine.Engine;
import io.convscope.network.LearningState;

/**
 * All that it takes to go on with a run as if it had never stopped. What is random needs
 * no more: it is drawn from the seed, the epoch and the step. Which epoch was the best is
 * in the run's metrics.
 *
 * @param position where the run stood
 * @param engine what computed it
 * @param threads on how many threads
 * @param network what it had learned
 */
public record Checkpoint(Position position, Engine engine, int threads, LearningState network) {
}
