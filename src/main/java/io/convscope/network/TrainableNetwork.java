package io.convscope.network;

/**
 * A network that learns by softmax cross-entropy, averaged over the batch, and a
 * {@link LearningRule}.
 * <p>
 * Not thread safe: one thread makes, uses and closes it.
 */
public interface TrainableNetwork extends Network {

	/**
	 * Takes one step: forward with dropout, backward, update. The loss it sees is that of
	 * the rule's smoothed labels.
	 * @param inputs the pictures, one after the other; may be longer
	 * @param labels their classes, from 0; may be longer
	 * @param count how many pictures, at least 1
	 * @param learningRate of this step, above 0
	 * @return what the step saw
	 */
	StepResult train(float[] inputs, int[] labels, int count, double learningRate);

	/**
	 * Copies the velocities of {@link Optimizer.Sgd} out; after the first step without
	 * weight decay they are that step's gradients.
	 * @return one tensor for each learned parameter, under its name
	 */
	default Weights velocity() {
		return moment(Optimizer.Sgd.VELOCITY);
	}

	/**
	 * Copies one of the moments that the optimizer remembers out.
	 * @param name one of {@link LearningRule#moments()}
	 * @return one tensor for each learned parameter, under its name
	 */
	Weights moment(String name);

	/**
	 * Copies out all that learning has changed.
	 * @return a copy that later training does not change
	 */
	LearningState state();

	/**
	 * Goes on from where a network of the same architecture and seed was.
	 * @param state of that network; copied
	 * @throws IllegalArgumentException if it doesn't fit the architecture or the rule
	 */
	void restore(LearningState state);

}
