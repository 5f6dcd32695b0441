package io.convscope.inspection;

import java.util.Arrays;

import io.convscope.network.LayerInfo;
import io.convscope.network.Window;

/**
 * A convolution of stride 1 in plain Java.
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
	 * @throws IllegalArgumentException if the window has another stride
	 */
	static float[] compute(LayerInfo layer, Window window, Planes input, float[] weights, float[] biases) {
		if (window.stride() != 1) {
			throw new IllegalArgumentException("A stride of " + window.stride() + " can't be computed here");
		}
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

	// one weight meets the whole plane at once, row after row without a question in
	// between, which a processor does fast
	private static void add(LayerInfo layer, int channel, Window window, int place, Planes input, int plane,
			float weight, float[] output) {
		int rowOffset = window.start(0) + place / window.columns();
		int columnOffset = window.start(0) + place % window.columns();
		int firstColumn = Math.max(0, -columnOffset);
		int endColumn = Math.min(layer.width(), input.width() - columnOffset);
		int firstRow = Math.max(0, -rowOffset);
		int endRow = Math.min(layer.height(), input.height() - rowOffset);
		for (int row = firstRow; row < endRow; row++) {
			int to = (channel * layer.height() + row) * layer.width();
			int from = (plane * input.height() + row + rowOffset) * input.width() + columnOffset;
			for (int column = firstColumn; column < endColumn; column++) {
				output[to + column] += weight * input.values()[from + column];
			}
		}
	}

}
