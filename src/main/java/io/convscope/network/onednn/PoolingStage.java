package io.convscope.network.onednn;

import io.convscope.network.LayerInfo;
import io.convscope.network.description.AveragePooling;
import io.convscope.network.description.MaxPooling;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.pooling_backward;
import org.bytedeco.dnnl.pooling_forward;

/**
 * Keeps the largest value of each window, or averages it.
 */
final class PoolingStage implements Stage {

	private static final dnnl.algorithm MAX = dnnl.algorithm.pooling_max;

	private static final dnnl.algorithm MEAN = dnnl.algorithm.pooling_avg_include_padding;

	private final dnnl.algorithm algorithm;

	private final LayerInfo layer;

	private final long[] kernel;

	private final long[] stride;

	private final long[] padding;

	private PoolingStage(dnnl.algorithm algorithm, LayerInfo layer, long[] kernel, int stride, int padding) {
		this.algorithm = algorithm;
		this.layer = layer;
		this.kernel = kernel;
		this.stride = new long[] { stride, stride };
		this.padding = new long[] { padding, padding };
	}

	static PoolingStage of(MaxPooling pooling, LayerInfo layer) {
		return new PoolingStage(MAX, layer, new long[] { pooling.size(), pooling.size() }, pooling.stride(),
				pooling.padding());
	}

	static PoolingStage of(AveragePooling pooling, LayerInfo layer) {
		return new PoolingStage(MEAN, layer, new long[] { pooling.size(), pooling.size() }, pooling.stride(),
				pooling.padding());
	}

	/**
	 * Averages whole maps.
	 * @param layer the layer
	 * @return its stage
	 */
	static PoolingStage global(LayerInfo layer) {
		return new PoolingStage(MEAN, layer, new long[] { layer.input().height(), layer.input().width() }, 1, 0);
	}

	/**
	 * Tells whether this is max pooling.
	 * @return whether it is; else it averages
	 */
	boolean keepsLargest() {
		return this.algorithm == MAX;
	}

	@Override
	public Planned plan(memory input, Plan plan) {
		memory.desc source = input.get_desc();
		memory.desc target = Layout.ofType(source.data_type(),
				Layout.any(Layout.sizes(input)[0], this.layer.channels(), this.layer.height(), this.layer.width()));
		pooling_forward.primitive_desc forward = new pooling_forward.primitive_desc(
				new pooling_forward.desc(
						plan.isTraining() ? dnnl.prop_kind.forward_training : dnnl.prop_kind.forward_inference,
						this.algorithm, source, target, this.stride, this.kernel, this.padding, this.padding),
				plan.oneDnn().engine());
		memory output = plan.oneDnn().memory(forward.dst_desc());
		memory winners = plan.oneDnn().memory(forward.workspace_desc());
		plan.add(this.layer.name() + " forward", new pooling_forward(forward),
				new Plan.Argument(dnnl.DNNL_ARG_SRC, input), new Plan.Argument(dnnl.DNNL_ARG_DST, output),
				new Plan.Argument(dnnl.DNNL_ARG_WORKSPACE, winners));
		return new Planned(output, (gradient, back, needed) -> {
			memory result = back.oneDnn().memory(source);
			pooling_backward.primitive_desc backward = new pooling_backward.primitive_desc(
					new pooling_backward.desc(this.algorithm, source, output.get_desc(), this.stride, this.kernel,
							this.padding, this.padding),
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
