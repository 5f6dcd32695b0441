package io.convscope.network.onednn;

import io.convscope.network.LayerInfo;
import io.convscope.network.description.MaxPooling;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.pooling_backward;
import org.bytedeco.dnnl.pooling_forward;

/**
 * Max pooling.
 */
final class PoolingStage implements Stage {

	private static final dnnl.algorithm MAX = dnnl.algorithm.pooling_max;

	private final LayerInfo layer;

	private final long[] kernel;

	private final long[] stride;

	private final long[] padding;

	PoolingStage(MaxPooling pooling, LayerInfo layer) {
		this.layer = layer;
		this.kernel = new long[] { pooling.size(), pooling.size() };
		this.stride = new long[] { pooling.stride(), pooling.stride() };
		this.padding = new long[] { pooling.padding(), pooling.padding() };
	}

	@Override
	public Planned plan(memory input, Plan plan) {
		memory.desc source = input.get_desc();
		memory.desc target = Layout.any(Layout.sizes(input)[0], this.layer.channels(), this.layer.height(),
				this.layer.width());
		pooling_forward.primitive_desc forward = new pooling_forward.primitive_desc(new pooling_forward.desc(
				plan.isTraining() ? dnnl.prop_kind.forward_training : dnnl.prop_kind.forward_inference, MAX, source,
				target, this.stride, this.kernel, this.padding, this.padding), plan.oneDnn().engine());
		memory output = plan.oneDnn().memory(forward.dst_desc());
		memory winners = plan.oneDnn().memory(forward.workspace_desc());
		plan.add(this.layer.name() + " forward", new pooling_forward(forward),
				new Plan.Argument(dnnl.DNNL_ARG_SRC, input), new Plan.Argument(dnnl.DNNL_ARG_DST, output),
				new Plan.Argument(dnnl.DNNL_ARG_WORKSPACE, winners));
		return new Planned(output, (gradient, back, needed) -> {
			memory result = back.oneDnn().memory(source);
			pooling_backward.primitive_desc backward = new pooling_backward.primitive_desc(
					new pooling_backward.desc(MAX, source, output.get_desc(), this.stride, this.kernel, this.padding,
							this.padding),
					back.oneDnn().engine(), forward);
			back.add(this.layer.name() + " backward", new pooling_backward(backward),
					new Plan.Argument(dnnl.DNNL_ARG_DIFF_DST,
							back.inLayout(this.layer.name(), gradient, output.get_desc())),
					new Plan.Argument(dnnl.DNNL_ARG_WORKSPACE, winners),
					new Plan.Argument(dnnl.DNNL_ARG_DIFF_SRC, result));
			return result;
		});
	}

}
