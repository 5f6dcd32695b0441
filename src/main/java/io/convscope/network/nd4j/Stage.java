package io.convscope.network.nd4j;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * One layer of the {@link Nd4jNetwork}, which can be planned into any number of passes.
 */
interface Stage {

	/**
	 * Plans the forward computation.
	 * @param input the layer's input: channels, pictures, rows, columns; the layer may
	 * overwrite it
	 * @param plan takes the operations
	 * @return the output, and the way back
	 */
	Planned plan(INDArray input, Plan plan);

	/**
	 * Tells whether a backward pass has to come down to this layer.
	 * @return whether it has parameters that learn
	 */
	default boolean learns() {
		return false;
	}

	/**
	 * A layer in a pass.
	 *
	 * @param output the layer's output: channels, pictures, rows, columns
	 * @param backward plans the backward computation
	 */
	record Planned(INDArray output, Backward backward) {
	}

	/**
	 * The way back through a layer.
	 */
	@FunctionalInterface
	interface Backward {

		/**
		 * Plans the computation of the gradients with respect to the parameters, where
		 * there are some, and to the input.
		 * @param gradient that of the loss with respect to the output; the layer may
		 * overwrite it
		 * @param plan takes the operations
		 * @param needed whether the gradient with respect to the input is needed; it is
		 * not where no layer before learns
		 * @return the gradient with respect to the input; any array where it is not
		 * needed
		 */
		INDArray plan(INDArray gradient, Plan plan, boolean needed);

	}

}
