package io.convscope.network.compiled;

import java.util.Map;

import io.convscope.network.Weights;

/**
 * All tensors of a network outside the heap, and how they learn.
 */
public interface CompiledParameters extends AutoCloseable {

	/**
	 * Copies the tensors out.
	 * @return all of them, in PyTorch's order
	 */
	Weights values();

	/**
	 * Copies out what the optimizer remembers.
	 * @return one for each parameter that learns, by the names of the rule's moments
	 */
	Map<String, Weights> moments();

	/**
	 * Copies out one of the moments.
	 * @param name one of those of the rule
	 * @return one tensor for each parameter that learns
	 */
	Weights moment(String name);

	/**
	 * Replaces values and moments; between two steps, when no pass is planned.
	 * @param values one for each parameter, under its name
	 * @param moments one for each that learns, by the names of the rule's moments
	 */
	void copyIn(Weights values, Map<String, Weights> moments);

	/**
	 * Takes the gradients that a backward pass has left; a large batch has several.
	 * @param first whether these are the first of the step
	 * @param last whether these are the last of the step
	 */
	void take(boolean first, boolean last);

	/**
	 * Moves the parameters, which ends the step.
	 * @param learningRate how far
	 * @param step the number of the step, from 1
	 */
	void move(double learningRate, long step);

	/**
	 * Frees the memory.
	 */
	@Override
	void close();

}
