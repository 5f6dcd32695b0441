package io.convscope.training;

import io.convscope.home.ConvscopeHome;
import io.convscope.home.DiskFullException;
import io.convscope.network.Architecture;
import io.convscope.network.description.TensorShape;

import org.springframework.stereotype.Component;

/**
 * The room on the disk that a run takes. Thread safe.
 */
@Component
class RunSpace {

	private final ConvscopeHome home;

	RunSpace(ConvscopeHome home) {
		this.home = home;
	}

	/**
	 * Makes sure that there is room for a new run: for its two checkpoints with a third
	 * in the making, and for its model with another in the making.
	 * @param network what it trains
	 * @throws DiskFullException if there is not
	 */
	void requireToStart(Architecture network) {
		long weights = weights(network);
		require("The run can't start", 3 * checkpoint(weights) + 2 * weights);
	}

	/**
	 * Makes sure that there is room for a run to go on: for a checkpoint and a model in
	 * the making.
	 * @param network what it trains
	 * @throws DiskFullException if there is not
	 */
	void requireToGoOn(Architecture network) {
		long weights = weights(network);
		require("The run can't go on", checkpoint(weights) + weights);
	}

	// a velocity for each weight
	private static long checkpoint(long weights) {
		return 2 * weights;
	}

	private static long weights(Architecture network) {
		return Float.BYTES * network.tensors().stream().mapToLong(TensorShape::size).sum();
	}

	void require(String what, long bytes) {
		DiskFullException.requireFree(what, this.home.runs(), bytes);
	}

}
