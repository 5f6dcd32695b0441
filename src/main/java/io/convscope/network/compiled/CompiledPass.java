package io.convscope.network.compiled;

/**
 * One way through layers for one number of pictures: forward, and back when it is to
 * train. Made once, used many times.
 */
public interface CompiledPass extends AutoCloseable {

	/**
	 * Tells how much memory its arrays take.
	 * @return bytes outside the heap
	 */
	long bytes();

	/**
	 * Computes the output of the last layer.
	 * @param inputs the pictures
	 * @param from the first of them, counted from 0
	 * @param count how many; not more than this pass was planned for
	 * @return a new array: the values of all pictures that this pass was planned for
	 */
	float[] forward(float[] inputs, int from, int count);

	/**
	 * Computes the gradients of the parameters that learn, for the last forward
	 * computation.
	 * @param gradient that of the loss with respect to the output
	 */
	void backward(float[] gradient);

	/**
	 * Frees its arrays.
	 */
	@Override
	void close();

}
