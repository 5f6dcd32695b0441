package io.convscope.network.onednn;

import io.convscope.network.LayerInfo;
import io.convscope.network.description.Convolution;
import org.bytedeco.dnnl.convolution_backward_data;
import org.bytedeco.dnnl.convolution_backward_weights;
import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive_attr;
import org.jspecify.annotations.Nullable;

/**
 * A convolution without activation.
 */
final class ConvolutionStage implements Stage.Linear {

	private final LayerInfo layer;

	private final Parameter weight;

	private final Parameter bias;

	private final long[] stride;

	private final long[] padding;

	private @Nullable ConvolutionStage folded;

	ConvolutionStage(Convolution convolution, LayerInfo layer, ParameterBlock parameters) {
		this(layer, parameters.get(layer.name() + ".weight"), parameters.get(layer.name() + ".bias"),
				new long[] { convolution.stride(), convolution.stride() },
				new long[] { convolution.padding(), convolution.padding() });
	}

	private ConvolutionStage(LayerInfo layer, Parameter weight, Parameter bias, long[] stride, long[] padding) {
		this.layer = layer;
		this.weight = weight;
		this.bias = bias;
		this.stride = stride;
		this.padding = padding;
	}

	@Override
	public boolean learns() {
		return this.weight.learns();
	}

	@Override
	public Planned plan(memory input, Plan plan, primitive_attr attributes) {
		String name = this.layer.name();
		ConvolutionShapes shapes = shapes(input, plan);
		convolution_forward.primitive_desc forward = (learns() || plan.isTraining()) ? shapes.forward(attributes)
				: shapes.forwardWithFixedKernels(attributes);
		memory source = plan.inLayout(name, input, forward.src_desc());
		memory output = plan.oneDnn().memory(forward.dst_desc());
		memory weights = this.weight.inLayout(name, plan,
				new Parameter.Relayout(this.weight.value().get_desc(), forward.weights_desc()));
		plan.add(name + " forward", new convolution_forward(forward), new Plan.Argument(dnnl.DNNL_ARG_SRC, source),
				new Plan.Argument(dnnl.DNNL_ARG_WEIGHTS, weights),
				new Plan.Argument(dnnl.DNNL_ARG_BIAS, this.bias.value()), new Plan.Argument(dnnl.DNNL_ARG_DST, output));
		return new Planned(output, (gradient, back, needed) -> {
			if (learns()) {
				planWeightGradient(shapes.backwardWeights(), source, gradient, back);
			}
			return needed ? planInputGradient(shapes.backwardData(), gradient, back) : gradient;
		});
	}

	/**
	 * Joins this layer with the batch normalisation that follows it, in a network whose
	 * parameters don't change: normalising a sum by fixed statistics is another such sum.
	 * @param normalization what follows
	 * @return both in one convolution
	 */
	Stage.Linear folded(BatchNormalizationStage normalization) {
		return (input, plan, attributes) -> {
			if (this.folded == null) {
				this.folded = fold(normalization.scales(), normalization.shifts(), plan.oneDnn());
			}
			return this.folded.plan(input, plan, attributes);
		};
	}

	private ConvolutionStage fold(double[] scales, double[] shifts, OneDnn oneDnn) {
		float[] weights = this.weight.values();
		float[] biases = this.bias.values();
		int length = weights.length / biases.length;
		for (int i = 0; i < weights.length; i++) {
			weights[i] = (float) (weights[i] * scales[i / length]);
		}
		for (int i = 0; i < biases.length; i++) {
			biases[i] = (float) (biases[i] * scales[i] + shifts[i]);
		}
		return new ConvolutionStage(this.layer, this.weight.replaced(weights, oneDnn),
				this.bias.replaced(biases, oneDnn), this.stride, this.padding);
	}

	private ConvolutionShapes shapes(memory input, Plan plan) {
		long[] sizes = Layout.sizes(input);
		memory.desc source = plan.multiplied(Layout.any(sizes));
		memory.desc weights = plan.multiplied(Layout.any(Layout.sizes(this.weight.value())));
		memory.desc target = plan
			.multiplied(Layout.any(sizes[0], this.layer.channels(), this.layer.height(), this.layer.width()));
		return new ConvolutionShapes(plan.oneDnn().engine(), source, weights, this.bias.value().get_desc(), target,
				this.stride, this.padding);
	}

	private void planWeightGradient(convolution_backward_weights.primitive_desc desc, memory input, memory gradient,
			Plan plan) {
		String name = this.layer.name();
		memory result = plan.oneDnn().memory(desc.diff_weights_desc());
		plan.add(name + " weight gradient", new convolution_backward_weights(desc),
				new Plan.Argument(dnnl.DNNL_ARG_SRC, plan.inLayout(name, input, desc.src_desc())),
				new Plan.Argument(dnnl.DNNL_ARG_DIFF_DST, plan.inLayout(name, gradient, desc.diff_dst_desc())),
				new Plan.Argument(dnnl.DNNL_ARG_DIFF_WEIGHTS, result),
				new Plan.Argument(dnnl.DNNL_ARG_DIFF_BIAS, this.bias.gradient()));
		plan.copy(name + " weight gradient layout", result, this.weight.gradient());
	}

	private memory planInputGradient(convolution_backward_data.primitive_desc desc, memory gradient, Plan plan) {
		String name = this.layer.name();
		memory result = plan.oneDnn().memory(desc.diff_src_desc());
		plan.add(name + " input gradient", new convolution_backward_data(desc),
				new Plan.Argument(dnnl.DNNL_ARG_DIFF_DST, plan.inLayout(name, gradient, desc.diff_dst_desc())),
				new Plan.Argument(dnnl.DNNL_ARG_WEIGHTS,
						plan.inLayout(name + " weight", this.weight.value(), desc.weights_desc())),
				new Plan.Argument(dnnl.DNNL_ARG_DIFF_SRC, result));
		return result;
	}

}
