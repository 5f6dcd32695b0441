package io.convscope.network.onednn;

import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive_attr;

/**
 * A layer with parameters and no activation, which can do something more with its output
 * before that leaves the processor's registers.
 */
interface LinearStage extends Stage.Rectifiable {

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
