package io.convscope.inspection;

import java.util.Arrays;

import io.convscope.network.LayerInfo;
import io.convscope.network.Window;

/**
 * A convolution in plain Java.
 */
final class Convolution {

	private Convolution() {
	}

	/**
	 * Computes a convolution.
	 * @param layer its output's sizes
	 * @param window what one output value looks at
	 * @param input what to look at
	 * @param weights output channel, input channel, row, column
	 * @param biases one for each output channel
	 * @return the output: channel, row, column
	 */
	static float[] compute(LayerInfo layer, Window window, Planes input, float[] weights, float[] biases) {
		int size = layer.height() * layer.width();
		float[] output = new float[layer.values()];
		for (int channel = 0; channel < layer.channels(); channel++) {
			Arrays.fill(output, channel * size, (channel + 1) * size, biases[channel]);
			for (int plane = 0; plane < input.channels(); plane++) {
				for (int place = 0; place < window.rows() * window.columns(); place++) {
					float weight = weights[(channel * input.channels() + plane) * window.rows() * window.columns()
							+ place];
					add(layer, channel, window, place, input, plane, weight, output);
				}
			}
		}
		return output;
	}

	// one weight meets the whole plane at once, row after row, which a processor does
	// fast
	private static void add(LayerInfo layer, int channel, Window window, int place, Planes input, int plane,
			float weight, float[] output) {
		for (int row = 0; row < layer.height(); row++) {
			int inputRow = window.start(row) + place / window.columns();
			if (inputRow < 0 || inputRow >= input.height()) {
				continue;
			}
			int to = (channel * layer.height() + row) * layer.width();
			int from = (plane * input.height() + inputRow) * input.width();
			for (int column = 0; column < layer.width(); column++) {
				int inputColumn = window.start(column) + place % window.columns();
				if (inputColumn >= 0 && inputColumn < input.width()) {
					output[to + column] += weight * input.values()[from + inputColumn];
				}
			}
		}
	}

}
