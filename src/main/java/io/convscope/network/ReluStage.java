package io.convscope.network;

import org.bytedeco.dnnl.eltwise_backward;
import org.bytedeco.dnnl.eltwise_forward;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;

/**
 * A rectifier; works in place, forward and backward.
 */
final class ReluStage implements Stage {

	// the output tells where the gradient passes, also when dropout has been over it
	private static final dnnl.algorithm RELU = dnnl.algorithm.eltwise_relu_use_dst_for_bwd;

	private final String name;

	ReluStage(LayerInfo layer) {
		this.name = layer.name();
	}

	@Override
	public Planned plan(memory input, Plan plan) {
		memory.desc desc = input.get_desc();
		eltwise_forward.primitive_desc forward = new eltwise_forward.primitive_desc(
				new eltwise_forward.desc(dnnl.prop_kind.forward_training, RELU, desc, 0, 0), plan.oneDnn().engine());
		plan.add(this.name + " forward", new eltwise_forward(forward), new Plan.Argument(dnnl.DNNL_ARG_SRC, input),
				new Plan.Argument(dnnl.DNNL_ARG_DST, input));
		return new Planned(input, (gradient, back, needed) -> {
			memory result = back.inLayout(this.name, gradient, desc);
			eltwise_backward.primitive_desc backward = new eltwise_backward.primitive_desc(
					new eltwise_backward.desc(RELU, desc, desc, 0, 0), back.oneDnn().engine(), forward);
			back.add(this.name + " backward", new eltwise_backward(backward),
					new Plan.Argument(dnnl.DNNL_ARG_DST, input), new Plan.Argument(dnnl.DNNL_ARG_DIFF_DST, result),
					new Plan.Argument(dnnl.DNNL_ARG_DIFF_SRC, result));
			return result;
		});
	}

}
