package io.convscope.training.checkpoint;

import io.convscope.network.LearningRule;
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

	/**
	 * Checks that a run can go on from here.
	 * @param network what the run trains
	 * @param rule how it learns
	 * @throws IllegalArgumentException if this is a checkpoint of another network or
	 * optimizer; the message says of which
	 */
	public void requireFit(NetworkDescription network, LearningRule rule) {
		if (!this.network.layers().equals(network.layers()) || !this.network.input().equals(network.input())) {
			throw new IllegalArgumentException("it is of the network " + this.network.name()
					+ ", which has other layers than the network " + network.name() + " that the run trains");
		}
		this.learned.requireMoments(rule);
	}

}
