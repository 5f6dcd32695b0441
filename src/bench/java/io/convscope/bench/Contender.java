package io.convscope.bench;

/**
 * The network that is measured as one library computes it.
 * <p>
 * Used by one thread.
 */
interface Contender {

	/**
	 * Takes one training step, dropout on.
	 * @param step counts the steps; decides which batch of the workload is used
	 * @return the loss, read out as a training loop would
	 */
	double train(int step);

	/**
	 * Computes the probabilities of the workload's first pictures, dropout off.
	 * @param count how many pictures
	 */
	void forward(int count);

	/**
	 * Does the same as {@link #forward} and hands out what it found.
	 * @param count how many pictures
	 * @return the probabilities, picture by picture
	 */
	float[] probabilities(int count);

	/**
	 * Names what makes this contender fast.
	 * @return versions and settings as the library tells them
	 */
	String settings();

}
