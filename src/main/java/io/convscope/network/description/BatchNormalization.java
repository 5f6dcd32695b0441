package io.convscope.network.description;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * Normalises each channel by its mean and variance, then scales and shifts it by learned
 * numbers: PyTorch's {@code BatchNorm2d} of maps, {@code BatchNorm1d} of a flat input.
 * Training takes mean and variance from the batch, and keeps a running average of both,
 * which inference uses (S. Ioffe, C. Szegedy, <em>Batch Normalization</em>, 2015).
 *
 * @param name the layer's name
 * @param epsilon what is added to the variance, above 0
 * @param momentum the share of a batch in the running averages, above 0 up to 1
 */
public record BatchNormalization(String name, double epsilon, double momentum) implements Layer {

	static final String KIND = "batchnorm";

	private static final double USUAL_EPSILON = 1e-5;

	private static final double USUAL_MOMENTUM = 0.1;

	/**
	 * Checks the numbers.
	 * @throws IllegalArgumentException if one is out of range
	 */
	public BatchNormalization {
		if (!(epsilon > 0 && epsilon <= 1)) {
			throw new IllegalArgumentException("epsilon must be above 0 up to 1, and is " + epsilon);
		}
		if (!(momentum > 0 && momentum <= 1)) {
			throw new IllegalArgumentException("momentum must be above 0 up to 1, and is " + momentum);
		}
	}

	@JsonCreator
	static BatchNormalization of(@JsonProperty(value = "name", required = true) String name,
			@JsonProperty("epsilon") @Nullable Double epsilon, @JsonProperty("momentum") @Nullable Double momentum) {
		return new BatchNormalization(name, (epsilon != null) ? epsilon : USUAL_EPSILON,
				(momentum != null) ? momentum : USUAL_MOMENTUM);
	}

	@Override
	public String kind() {
		return KIND;
	}

	@Override
	public Shape output(Shape input) {
		return input;
	}

	@Override
	public List<TensorShape> tensors(Shape input) {
		int[] shape = { input.channels() };
		return List.of(new TensorShape(this.name + ".weight", shape, 0, 1, true),
				new TensorShape(this.name + ".bias", shape, 0, 0, true),
				new TensorShape(this.name + ".running_mean", shape, 0, 0, false),
				new TensorShape(this.name + ".running_var", shape, 0, 1, false));
	}

	@Override
	public org.deeplearning4j.nn.conf.layers.BatchNormalization toDl4j(Shape input) {
		return new org.deeplearning4j.nn.conf.layers.BatchNormalization.Builder().name(this.name)
			.eps(this.epsilon)
			.decay(1 - this.momentum)
			.useLogStd(false)
			.build();
	}

	@Override
	public float[] compute(Maps input, List<float[]> tensors) {
		float[] output = new float[input.values().length];
		int area = input.shape().height() * input.shape().width();
		for (int channel = 0; channel < input.shape().channels(); channel++) {
			float[] statistics = statistics(tensors, channel);
			for (int i = channel * area; i < (channel + 1) * area; i++) {
				output[i] = (float) NormalizedValue.of(input.values()[i], statistics, this.epsilon).sum();
			}
		}
		return output;
	}

	// weight, bias, mean, variance
	private static float[] statistics(List<float[]> tensors, int channel) {
		float[] statistics = new float[tensors.size()];
		for (int i = 0; i < statistics.length; i++) {
			statistics[i] = tensors.get(i)[channel];
		}
		return statistics;
	}

	@Override
	public Arithmetic explain(Maps input, List<float[]> tensors, Cell cell, int most) {
		return NormalizedValue.of(input.at(cell), statistics(tensors, cell.channel()), this.epsilon);
	}

	/**
	 * A value that is one of the input, normalised, scaled and shifted: weight * (before
	 * - mean) / sqrt(variance + epsilon) + bias, as PyTorch's {@code BatchNorm2d}
	 * computes it in evaluation mode.
	 *
	 * @param before the input's value in the same place
	 * @param mean the channel's running mean
	 * @param variance the channel's running variance
	 * @param epsilon what is added to the variance
	 * @param normalized (before - mean) / sqrt(variance + epsilon)
	 * @param weight what the normalised value is multiplied by
	 * @param bias what is added to the product
	 * @param sum the value, in double precision
	 */
	record NormalizedValue(float before, float mean, float variance, double epsilon, double normalized, float weight,
			float bias, double sum) implements Arithmetic {

		/**
		 * Normalises a value.
		 * @param before the input's value
		 * @param statistics weight, bias, running mean and running variance of its
		 * channel
		 * @param epsilon what is added to the variance
		 * @return how the value comes about
		 */
		static NormalizedValue of(float before, float[] statistics, double epsilon) {
			double normalized = (before - (double) statistics[2]) / Math.sqrt(statistics[3] + epsilon);
			return new NormalizedValue(before, statistics[2], statistics[3], epsilon, normalized, statistics[0],
					statistics[1], normalized * statistics[0] + statistics[1]);
		}

	}

}
