package io.convscope.network.onednn;

import java.util.stream.IntStream;

import io.convscope.network.LayerInfo;
import io.convscope.network.OpenMp;
import io.convscope.network.description.BatchNormalization;
import org.bytedeco.dnnl.batch_normalization_backward;
import org.bytedeco.dnnl.batch_normalization_forward;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.FloatPointer;

/**
 * Batch normalisation: by the statistics of the batch in training, of which it keeps
 * running averages; by those in inference.
 */
final class BatchNormalizationStage implements Stage.Rectifiable {

	private static final int SCALED = dnnl.normalization_flags.use_scale.value
			| dnnl.normalization_flags.use_shift.value;

	private final String name;

	private final float epsilon;

	private final float momentum;

	private final Parameter weight;

	private final Parameter bias;

	private final Parameter runningMean;

	private final Parameter runningVariance;

	BatchNormalizationStage(BatchNormalization normalization, LayerInfo layer, ParameterBlock parameters) {
		this.name = layer.name();
		this.epsilon = (float) normalization.epsilon();
		this.momentum = (float) normalization.momentum();
		this.weight = parameters.get(this.name + ".weight");
		this.bias = parameters.get(this.name + ".bias");
		this.runningMean = parameters.get(this.name + ".running_mean");
		this.runningVariance = parameters.get(this.name + ".running_var");
	}

	@Override
	public boolean learns() {
		return this.weight.learns();
	}

	/**
	 * Tells what inference multiplies each channel by.
	 * @return weight / sqrt(running variance + epsilon)
	 */
	double[] scales() {
		float[] weights = this.weight.values();
		float[] variances = this.runningVariance.values();
		return IntStream.range(0, weights.length)
			.mapToDouble((i) -> weights[i] / Math.sqrt(variances[i] + (double) this.epsilon))
			.toArray();
	}

	/**
	 * Tells what inference then adds to each channel.
	 * @return bias - running mean * scale
	 */
	double[] shifts() {
		double[] scales = scales();
		float[] biases = this.bias.values();
		float[] means = this.runningMean.values();
		return IntStream.range(0, scales.length).mapToDouble((i) -> biases[i] - means[i] * scales[i]).toArray();
	}

	@Override
	public Planned plan(memory input, Plan plan) {
		return plan(input, plan, SCALED);
	}

	@Override
	public Stage rectified(ReluStage relu) {
		return new Joined(this, (input, plan) -> {
			// frozen, it has no way back through both at once
			if (relu.isPlain() && (learns() || !plan.isTraining())) {
				return plan(input, plan, SCALED | dnnl.normalization_flags.fuse_norm_relu.value);
			}
			Planned normalized = plan(input, plan, SCALED);
			Planned rectified = relu.plan(normalized.output(), plan);
			return new Planned(rectified.output(), (gradient, back, needed) -> normalized.backward()
				.plan(rectified.backward().plan(gradient, back, true), back, needed));
		});
	}

	private Planned plan(memory input, Plan plan, int flags) {
		return (learns() && plan.isTraining()) ? planTraining(input, plan, flags) : planFrozen(input, plan, flags);
	}

	// by fixed statistics it is a product and a sum, and a gradient takes the product
	// alone
	private Planned planFrozen(memory input, Plan plan, int flags) {
		memory output = normalize("forward", input, this.runningMean.value(), this.bias.value(), flags, plan);
		return new Planned(output, (gradient, back, needed) -> {
			if (!needed) {
				return gradient;
			}
			memory zeros = back.oneDnn().filled(0, Layout.sizes(this.bias.value()));
			return normalize("backward", gradient, zeros, zeros, SCALED, back);
		});
	}

	private memory normalize(String what, memory input, memory mean, memory shift, int flags, Plan plan) {
		batch_normalization_forward.primitive_desc forward = forward(dnnl.prop_kind.forward_inference, input,
				flags | dnnl.normalization_flags.use_global_stats.value, plan);
		memory output = plan.oneDnn().memory(forward.dst_desc());
		plan.add(this.name + " " + what, new batch_normalization_forward(forward),
				new Plan.Argument(dnnl.DNNL_ARG_SRC, input),
				new Plan.Argument(dnnl.DNNL_ARG_SCALE, this.weight.value()),
				new Plan.Argument(dnnl.DNNL_ARG_SHIFT, shift), new Plan.Argument(dnnl.DNNL_ARG_MEAN, mean),
				new Plan.Argument(dnnl.DNNL_ARG_VARIANCE, this.runningVariance.value()),
				new Plan.Argument(dnnl.DNNL_ARG_DST, output));
		return output;
	}

	private Planned planTraining(memory input, Plan plan, int flags) {
		batch_normalization_forward.primitive_desc forward = OpenMp
			.onOneThread(() -> forward(dnnl.prop_kind.forward_training, input, flags, plan));
		OneDnn oneDnn = plan.oneDnn();
		memory output = oneDnn.memory(forward.dst_desc());
		memory mean = oneDnn.memory(forward.mean_desc());
		memory variance = oneDnn.memory(forward.variance_desc());
		// which values were rectified; empty if none are
		memory mask = oneDnn.memory(forward.workspace_desc());
		plan.addOnOneThread(this.name + " forward", OpenMp.onOneThread(() -> new batch_normalization_forward(forward)),
				new Plan.Argument(dnnl.DNNL_ARG_SRC, input),
				new Plan.Argument(dnnl.DNNL_ARG_SCALE, this.weight.value()),
				new Plan.Argument(dnnl.DNNL_ARG_SHIFT, this.bias.value()), new Plan.Argument(dnnl.DNNL_ARG_MEAN, mean),
				new Plan.Argument(dnnl.DNNL_ARG_VARIANCE, variance), new Plan.Argument(dnnl.DNNL_ARG_WORKSPACE, mask),
				new Plan.Argument(dnnl.DNNL_ARG_DST, output));
		addAverage(mean, variance, input, plan);
		return new Planned(output, (gradient, back, needed) -> {
			batch_normalization_backward backward = OpenMp
				.onOneThread(() -> backward(input, output, flags, forward, back));
			memory result = back.oneDnn().memory(input.get_desc());
			back.addOnOneThread(this.name + " backward", backward, new Plan.Argument(dnnl.DNNL_ARG_SRC, input),
					new Plan.Argument(dnnl.DNNL_ARG_MEAN, mean), new Plan.Argument(dnnl.DNNL_ARG_VARIANCE, variance),
					new Plan.Argument(dnnl.DNNL_ARG_SCALE, this.weight.value()),
					new Plan.Argument(dnnl.DNNL_ARG_SHIFT, this.bias.value()),
					new Plan.Argument(dnnl.DNNL_ARG_WORKSPACE, mask),
					new Plan.Argument(dnnl.DNNL_ARG_DIFF_DST, back.inLayout(this.name, gradient, output.get_desc())),
					new Plan.Argument(dnnl.DNNL_ARG_DIFF_SCALE, this.weight.gradient()),
					new Plan.Argument(dnnl.DNNL_ARG_DIFF_SHIFT, this.bias.gradient()),
					new Plan.Argument(dnnl.DNNL_ARG_DIFF_SRC, result));
			return result;
		});
	}

	private batch_normalization_forward.primitive_desc forward(dnnl.prop_kind kind, memory input, int flags,
			Plan plan) {
		return new batch_normalization_forward.primitive_desc(
				new batch_normalization_forward.desc(kind.value, input.get_desc(), this.epsilon, flags),
				plan.oneDnn().engine());
	}

	private batch_normalization_backward backward(memory input, memory output, int flags,
			batch_normalization_forward.primitive_desc forward, Plan plan) {
		return new batch_normalization_backward(new batch_normalization_backward.primitive_desc(
				new batch_normalization_backward.desc(dnnl.prop_kind.backward.value, output.get_desc(),
						input.get_desc(), this.epsilon, flags),
				plan.oneDnn().engine(), forward));
	}

	// as PyTorch does: the running variance is the unbiased one
	private void addAverage(memory mean, memory variance, memory input, Plan plan) {
		long[] sizes = Layout.sizes(input);
		long count = Layout.count(sizes) / sizes[1];
		float unbiased = (count > 1) ? (float) count / (count - 1) : 1;
		int channels = Math.toIntExact(sizes[1]);
		FloatPointer batchMean = OneDnn.floats(mean);
		FloatPointer batchVariance = OneDnn.floats(variance);
		FloatPointer runningMean = OneDnn.floats(this.runningMean.value());
		FloatPointer runningVariance = OneDnn.floats(this.runningVariance.value());
		plan.add(new Plan.Operation(this.name + " statistics", () -> {
			average(runningMean, batchMean, 1, channels);
			average(runningVariance, batchVariance, unbiased, channels);
		}));
	}

	private void average(FloatPointer running, FloatPointer batch, float factor, int channels) {
		for (int i = 0; i < channels; i++) {
			running.put(i, (1 - this.momentum) * running.get(i) + this.momentum * factor * batch.get(i));
		}
	}

}
