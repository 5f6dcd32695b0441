package io.convscope.training;

import io.convscope.home.ConvscopeHome;
import io.convscope.home.DiskFullException;
import io.convscope.network.Architecture;
import io.convscope.network.LearningRule;
import io.convscope.network.description.TensorShape;

import org.springframework.stereotype.Component;

/**
 * Checks the disk space that a run needs. Thread safe.
 */
@Component
class RunSpace {

	private final ConvscopeHome home;

	RunSpace(ConvscopeHome home) {
		this.home = home;
	}

	/**
	 * Checks that there is disk space for a new run: for two checkpoints and a third
	 * while it is written, and for two models while one replaces the other.
	 * @param network the network to train
	 * @param rule how it learns
	 * @throws DiskFullException if there is too little
	 */
	void requireToStart(Architecture network, LearningRule rule) {
		long weights = weights(network);
		require("The run can't start", 3 * checkpoint(weights, rule) + 2 * weights);
	}

	/**
	 * Checks that there is disk space for a run to continue: for a checkpoint and a model
	 * while they are written.
	 * @param network the network to train
	 * @param rule how it learns
	 * @throws DiskFullException if there is too little
	 */
	void requireToGoOn(Architecture network, LearningRule rule) {
		long weights = weights(network);
		require("The run can't continue", checkpoint(weights, rule) + weights);
	}

	// beside each weight what the optimizer remembers of it
	private static long checkpoint(long weights, LearningRule rule) {
		return (1 + rule.moments().size()) * weights;
	}

	private static long weights(Architecture network) {
		return Float.BYTES * network.tensors().stream().mapToLong(TensorShape::size).sum();
	}

	void require(String what, long bytes) {
		DiskFullException.requireFree(what, this.home.runs(), bytes);
	}

}
