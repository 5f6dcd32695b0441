package io.convscope.network.onednn;

import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive_attr;

/**
 * One layer of the {@link OneDnnNetwork}, which can be planned into any number of passes.
 */
interface Stage {

	/**
	 * Plans the forward computation.
	 * @param input the layer's input, its first size counting the pictures; the layer may
	 * overwrite it
	 * @param plan takes the operations
	 * @return the output, and the way back
	 */
	Planned plan(memory input, Plan plan);

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
	 * @param output the layer's output
	 * @param backward plans the backward computation
	 */
	record Planned(memory output, Backward backward) {
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
		 * @return the gradient with respect to the input; any memory where it is not
		 * needed
		 */
		memory plan(memory gradient, Plan plan, boolean needed);

	}

	/**
	 * A layer joined with the rectifier that follows it.
	 *
	 * @param layer the layer alone
	 * @param both plans both
	 */
	record Joined(Stage layer, Stage both) implements Stage {

		@Override
		public Planned plan(memory input, Plan plan) {
			return this.both.plan(input, plan);
		}

		@Override
		public boolean learns() {
			return this.layer.learns();
		}

	}

	/**
	 * A layer that can rectify its output at once.
	 */
	interface Rectifiable extends Stage {

		/**
		 * Joins this layer with the rectifier that follows it.
		 * @param relu the rectifier
		 * @return both in one
		 */
		Stage rectified(ReluStage relu);

	}

	/**
	 * A layer with parameters and no activation, which can do something more with its
	 * output before that leaves the processor's registers.
	 */
	interface Linear extends Rectifiable {

		/**
		 * Plans the forward computation.
		 * @param input the layer's input, its first size counting the pictures
		 * @param plan takes the operations
		 * @param attributes what is done with the output at once
		 * @return the output, and the way back, which knows nothing of the attributes
		 */
		Planned plan(memory input, Plan plan, primitive_attr attributes);

		@Override
		default Planned plan(memory input, Plan plan) {
			return plan(input, plan, new primitive_attr());
		}

		@Override
		default Stage rectified(ReluStage relu) {
			return new Joined(this, (input, plan) -> {
				Planned planned = plan(input, plan, relu.attributes());
				Backward rectifier = relu.backward(planned.output(), plan);
				return new Planned(planned.output(), (gradient, back, needed) -> planned.backward()
					.plan(rectifier.plan(gradient, back, true), back, needed));
			});
		}

	}

}
