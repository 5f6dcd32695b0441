package io.convscope.inspection;

import java.util.ArrayList;
import java.util.List;

import io.convscope.network.Window;

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

	static ConvolutionSum of(Planes input, Filters filters, Window window, Cell cell) {
		int top = window.start(cell.row());
		int left = window.start(cell.column());
		float[][][] kernel = filters.kernel(cell.channel());
		List<Plane> planes = new ArrayList<>();
		float bias = filters.biases()[cell.channel()];
		double sum = bias;
		for (int i = 0; i < kernel.length; i++) {
			Plane plane = Plane.of(i, patch(input, i, top, left, window), kernel[i]);
			sum += plane.sum();
			planes.add(plane);
		}
		return new ConvolutionSum(bias, sum, top, left, padding(input, top, left, window), planes);
	}

	private static float[][] patch(Planes input, int channel, int top, int left, Window window) {
		float[][] patch = new float[window.rows()][window.columns()];
		for (int row = 0; row < window.rows(); row++) {
			for (int column = 0; column < window.columns(); column++) {
				patch[row][column] = input.at(channel, top + row, left + column);
			}
		}
		return patch;
	}

	private static boolean[][] padding(Planes input, int top, int left, Window window) {
		boolean[][] padding = new boolean[window.rows()][window.columns()];
		for (int row = 0; row < window.rows(); row++) {
			for (int column = 0; column < window.columns(); column++) {
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
