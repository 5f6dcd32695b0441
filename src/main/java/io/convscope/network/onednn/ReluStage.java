package io.convscope.network.onednn;

import io.convscope.network.LayerInfo;
import org.bytedeco.dnnl.eltwise_backward;
import org.bytedeco.dnnl.eltwise_forward;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.post_ops;
import org.bytedeco.dnnl.primitive_attr;

/**
 * A rectifier, which may let negative values pass by a slope; works in place, forward and
 * backward.
 */
final class ReluStage implements Stage {

	// the output tells where the gradient passes, also when dropout has been over it
	private static final dnnl.algorithm RELU = dnnl.algorithm.eltwise_relu_use_dst_for_bwd;

	private final String name;

	private final float slope;

	/**
	 * Makes the stage.
	 * @param layer the layer
	 * @param slope what negative values are multiplied by, 0 or more
	 */
	ReluStage(LayerInfo layer, double slope) {
		this.name = layer.name();
		this.slope = (float) slope;
	}

	/**
	 * Tells whether this is {@code max(0, x)}.
	 * @return whether negative values become zero
	 */
	boolean isPlain() {
		return this.slope == 0;
	}

	/**
	 * Lets another operation rectify its result.
	 * @return the attributes for it
	 */
	primitive_attr attributes() {
		post_ops operations = new post_ops();
		operations.append_eltwise(1, dnnl.algorithm.eltwise_relu, this.slope, 0);
		primitive_attr attributes = new primitive_attr();
		attributes.set_post_ops(operations);
		return attributes;
	}

	@Override
	public Planned plan(memory input, Plan plan) {
		plan.add(this.name + " forward", new eltwise_forward(forward(input, plan)),
				new Plan.Argument(dnnl.DNNL_ARG_SRC, input), new Plan.Argument(dnnl.DNNL_ARG_DST, input));
		return new Planned(input, backward(input, plan));
	}

	/**
	 * Finds the way back.
	 * @param output what was rectified
	 * @param plan the plan that it was rectified in
	 * @return the way back
	 */
	Backward backward(memory output, Plan plan) {
		eltwise_forward.primitive_desc forward = forward(output, plan);
		memory.desc desc = output.get_desc();
		return (gradient, back, needed) -> {
			memory result = back.inLayout(this.name, gradient, desc);
			eltwise_backward.primitive_desc backward = new eltwise_backward.primitive_desc(
					new eltwise_backward.desc(RELU, desc, desc, this.slope, 0), back.oneDnn().engine(), forward);
			back.add(this.name + " backward", new eltwise_backward(backward),
					new Plan.Argument(dnnl.DNNL_ARG_DST, output), new Plan.Argument(dnnl.DNNL_ARG_DIFF_DST, result),
					new Plan.Argument(dnnl.DNNL_ARG_DIFF_SRC, result));
			return result;
		};
	}

	private eltwise_forward.primitive_desc forward(memory values, Plan plan) {
		return new eltwise_forward.primitive_desc(
				new eltwise_forward.desc(dnnl.prop_kind.forward_training, RELU, values.get_desc(), this.slope, 0),
				plan.oneDnn().engine());
	}

}
