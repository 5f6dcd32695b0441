package io.convscope.network.description;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A value that is the sum of a patch of the input, each place times the kernel's weight
 * for it.
 *
 * @param bias what is added to the products
 * @param sum bias and products, summed in double precision
 * @param top the input's row where the patch begins; -1 in the padding
 * @param left the input's column where the patch begins; -1 in the padding
 * @param padding row, column: whether the patch's place lies outside the input, where all
 * is zero
 * @param planes one for each channel of the input
 */
record ConvolutionSum(float bias, double sum, int top, int left, boolean[][] padding,
		List<Plane> planes) implements Arithmetic {

	static ConvolutionSum of(Maps input, float[] kernel, float bias, Window window, Cell cell) {
		int top = window.start(cell.row());
		int left = window.start(cell.column());
		List<Plane> planes = new ArrayList<>();
		double sum = bias;
		for (int i = 0; i < input.shape().channels(); i++) {
			Plane plane = Plane.of(i, patch(input, i, top, left, window), part(kernel, i, window));
			sum += plane.sum();
			planes.add(plane);
		}
		return new ConvolutionSum(bias, sum, top, left, padding(input, top, left, window), planes);
	}

	private static float[][] part(float[] kernel, int plane, Window window) {
		float[][] part = new float[window.size()][];
		for (int row = 0; row < part.length; row++) {
			int from = (plane * window.size() + row) * window.size();
			part[row] = Arrays.copyOfRange(kernel, from, from + window.size());
		}
		return part;
	}

	private static float[][] patch(Maps input, int channel, int top, int left, Window window) {
		float[][] patch = new float[window.size()][window.size()];
		for (int row = 0; row < window.size(); row++) {
			for (int column = 0; column < window.size(); column++) {
				patch[row][column] = input.at(channel, top + row, left + column);
			}
		}
		return patch;
	}

	private static boolean[][] padding(Maps input, int top, int left, Window window) {
		boolean[][] padding = new boolean[window.size()][window.size()];
		for (int row = 0; row < window.size(); row++) {
			for (int column = 0; column < window.size(); column++) {
				padding[row][column] = !input.has(top + row, left + column);
			}
		}
		return padding;
	}

	/**
	 * What one channel of the input contributes.
	 *
	 * @param index the channel
	 * @param patch what is there
	 * @param kernel the weights for it
	 * @param products the two multiplied, place by place
	 * @param sum of the products
	 */
	record Plane(int index, float[][] patch, float[][] kernel, double[][] products, double sum) {

		static Plane of(int index, float[][] patch, float[][] kernel) {
			double[][] products = new double[patch.length][patch[0].length];
			double sum = 0;
			for (int row = 0; row < patch.length; row++) {
				for (int column = 0; column < patch[row].length; column++) {
					// without the sum, zero times a negative weight is shown as -0.0
					products[row][column] = 0.0 + (double) patch[row][column] * kernel[row][column];
					sum += products[row][column];
				}
			}
			return new Plane(index, patch, kernel, products, sum);
		}

	}

}
