package io.convscope.network.description;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;

/**
 * Averages each map to one value: PyTorch's {@code AdaptiveAvgPool2d(1)}.
 *
 * @param name the layer's name
 */
public record GlobalAveragePooling(@JsonProperty(required = true) String name) implements Layer {

	static final String KIND = "globalavgpool";

	@Override
	public String kind() {
		return KIND;
	}

	@Override
	public Shape output(Shape input) {
		return Shape.flat(input.channels());
	}

	@Override
	public GlobalPoolingLayer toDl4j(Shape input) {
		return new GlobalPoolingLayer.Builder(PoolingType.AVG).name(this.name).build();
	}

	@Override
	public float[] compute(Maps input, List<float[]> tensors) {
		float[] output = new float[input.shape().channels()];
		for (int channel = 0; channel < output.length; channel++) {
			output[channel] = (float) mean(input, channel).mean();
		}
		return output;
	}

	private static PoolingMean mean(Maps input, int channel) {
		return PoolingMean.of(input, channel, 0, 0, input.shape().height(), input.shape().width());
	}

	@Override
	public Arithmetic explain(Maps input, List<float[]> tensors, Cell cell, int most) {
		return mean(input, cell.channel());
	}

}
