package io.convscope.network;

/**
 * All that a {@link TrainableNetwork} has changed by learning: a network that is restored
 * to it goes on as the first one would have, to the last bit, on the same engine and
 * number of threads.
 *
 * @param weights the parameters
 * @param velocity the momentum's velocities, one tensor for each parameter, under its
 * name
 * @param draws how often dropout has drawn, 0 or more; what it draws next follows from
 * this and the seed
 */
public record LearningState(Weights weights, Weights velocity, long draws) {

	/**
	 * Tells whether this is the state of an architecture's network.
	 * @param architecture the network it should fit
	 * @throws IllegalArgumentException naming the first parameter that differs
	 */
	public void requireFit(Architecture architecture) {
		this.weights.requireFit(architecture);
		Tensor.requireShapes(this.velocity.tensors(), architecture.parameters());
	}

}
