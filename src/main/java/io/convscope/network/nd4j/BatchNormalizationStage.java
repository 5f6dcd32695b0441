package io.convscope.network.nd4j;

import java.util.stream.IntStream;

import io.convscope.network.LayerInfo;
import io.convscope.network.description.BatchNormalization;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.reduce.floating.SquaredNorm;
import org.nd4j.linalg.api.ops.impl.reduce3.Dot;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Batch normalisation: by the statistics of the batch in training, of which it keeps
 * running averages; by those in inference. What there is of each channel is computed in
 * double precision on the heap.
 */
final class BatchNormalizationStage implements Stage {

	private final double epsilon;

	private final double momentum;

	private final Parameter weight;

	private final Parameter bias;

	private final Parameter runningMean;

	private final Parameter runningVariance;

	BatchNormalizationStage(LayerInfo layer, ParameterBlock parameters) {
		BatchNormalization normalization = (BatchNormalization) layer.layer();
		this.epsilon = normalization.epsilon();
		this.momentum = normalization.momentum();
		this.weight = parameters.get(layer.name() + ".weight");
		this.bias = parameters.get(layer.name() + ".bias");
		this.runningMean = parameters.get(layer.name() + ".running_mean");
		this.runningVariance = parameters.get(layer.name() + ".running_var");
	}

	@Override
	public boolean learns() {
		return this.weight.learns();
	}

	@Override
	public Planned plan(INDArray input, Plan plan) {
		return (learns() && plan.isTraining()) ? planTraining(input, plan) : planFrozen(input, plan);
	}

	// by fixed statistics it is a product and a sum, and a gradient takes the product
	// alone
	private Planned planFrozen(INDArray input, Plan plan) {
		int channels = Math.toIntExact(input.size(0));
		INDArray scales = plan.array(channels);
		INDArray shifts = plan.array(channels);
		plan.prepare(learns(), () -> {
			float[] weights = Arrays.get(this.weight.value());
			float[] biases = Arrays.get(this.bias.value());
			float[] means = Arrays.get(this.runningMean.value());
			float[] variances = Arrays.get(this.runningVariance.value());
			double[] scale = IntStream.range(0, channels)
				.mapToDouble((i) -> weights[i] / Math.sqrt(variances[i] + this.epsilon))
				.toArray();
			put(scales, (i) -> scale[i]);
			put(shifts, (i) -> biases[i] - means[i] * scale[i]);
		});
		INDArray output = plan.array(input.shape());
		plan.multiplyRows(input, scales, output);
		plan.addToRows(output, shifts);
		return new Planned(output, (gradient, back, needed) -> {
			if (needed) {
				back.multiplyRows(gradient, scales, gradient);
			}
			return gradient;
		});
	}

	private Planned planTraining(INDArray input, Plan plan) {
		int channels = Math.toIntExact(input.size(0));
		double count = (double) input.length() / channels;
		double[] deviations = new double[channels];
		INDArray sums = plan.array(channels);
		INDArray offsets = plan.array(channels);
		INDArray scales = plan.array(channels);
		INDArray centered = plan.array(input.shape());
		INDArray rows = Plan.rows(input);
		INDArray centeredRows = Plan.rows(centered);
		plan.add(() -> {
			rows.sum(sums, 1);
			float[] batch = Arrays.get(sums);
			put(offsets, (i) -> -batch[i] / count);
			average(this.runningMean.value(), (i) -> batch[i] / count);
			centered.assign(input);
		});
		plan.addToRows(centered, offsets);
		SquaredNorm squares = new SquaredNorm(centeredRows, sums, false, 1);
		plan.add(() -> {
			Nd4j.exec(squares);
			float[] batch = Arrays.get(sums);
			float[] weights = Arrays.get(this.weight.value());
			java.util.Arrays.setAll(deviations, (i) -> Math.sqrt(batch[i] / count + this.epsilon));
			put(scales, (i) -> weights[i] / deviations[i]);
			// as PyTorch does: the running variance is the unbiased one
			average(this.runningVariance.value(), (i) -> batch[i] / Math.max(1, count - 1));
		});
		INDArray output = plan.array(input.shape());
		plan.multiplyRows(centered, scales, output);
		plan.addToRows(output, this.bias.value());
		return new Planned(output,
				(gradient, back, needed) -> planBackward(centered, scales, deviations, gradient, back));
	}

	// with n values of a channel: scale * (g - mean(g) - c * sum(g * c) / (n *
	// deviation^2)), where c are the centered values
	private INDArray planBackward(INDArray centered, INDArray scales, double[] deviations, INDArray gradient,
			Plan plan) {
		int channels = deviations.length;
		double count = (double) centered.length() / channels;
		INDArray products = plan.array(channels);
		INDArray factors = plan.array(channels);
		INDArray offsets = plan.array(channels);
		INDArray rows = Plan.rows(gradient);
		Dot dot = new Dot(rows, Plan.rows(centered), products, false, false, 1);
		plan.add(() -> {
			rows.sum(this.bias.gradient(), 1);
			Nd4j.exec(dot);
			float[] sums = Arrays.get(this.bias.gradient());
			float[] correlations = Arrays.get(products);
			float[] scale = Arrays.get(scales);
			put(this.weight.gradient(), (i) -> correlations[i] / deviations[i]);
			put(factors, (i) -> -scale[i] * correlations[i] / (count * deviations[i] * deviations[i]));
			put(offsets, (i) -> -scale[i] * sums[i] / count);
		});
		INDArray result = plan.array(centered.shape());
		plan.multiplyRows(centered, factors, result);
		plan.multiplyRows(gradient, scales, gradient);
		plan.add(() -> result.addi(gradient));
		plan.addToRows(result, offsets);
		return result;
	}

	private void average(INDArray running, Channel batch) {
		float[] before = Arrays.get(running);
		put(running, (i) -> (1 - this.momentum) * before[i] + this.momentum * batch.value(i));
	}

	private static void put(INDArray target, Channel channel) {
		float[] values = new float[Math.toIntExact(target.length())];
		for (int i = 0; i < values.length; i++) {
			values[i] = (float) channel.value(i);
		}
		Arrays.put(target, values);
	}

	/**
	 * What there is of each channel.
	 */
	@FunctionalInterface
	private interface Channel {

		double value(int channel);

	}

}
