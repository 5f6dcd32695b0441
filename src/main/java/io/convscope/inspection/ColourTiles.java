package io.convscope.inspection;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;

/**
 * Paints kernels of three planes as red, green and blue, a square of pixels for each
 * place, and the gaps white.
 */
final class ColourTiles {

	private static final int BRIGHTEST = 255;

	private ColourTiles() {
	}

	/**
	 * Paints kernels.
	 * @param kernels plane, row, column: three planes each
	 * @param scales where the values of each lie: the lowest is dark, the highest bright
	 * @param layout the tiles, one for each kernel
	 * @param cell pixels per side of a place's square
	 * @return an image without a palette
	 */
	static BufferedImage paint(List<float[][][]> kernels, List<ValueScale> scales, GridLayout layout, int cell) {
		BufferedImage image = new BufferedImage(layout.width(), layout.height(), BufferedImage.TYPE_INT_RGB);
		int[] white = new int[layout.width() * layout.height()];
		Arrays.fill(white, 0xFFFFFF);
		image.setRGB(0, 0, layout.width(), layout.height(), white, 0, layout.width());
		for (int i = 0; i < kernels.size(); i++) {
			paint(image, kernels.get(i), scales.get(i), layout.x(i), layout.y(i), cell);
		}
		return image;
	}

	private static void paint(BufferedImage image, float[][][] kernel, ValueScale scale, int left, int top, int cell) {
		for (int row = 0; row < kernel[0].length; row++) {
			for (int column = 0; column < kernel[0][row].length; column++) {
				int[] square = new int[cell * cell];
				Arrays.fill(square, rgb(kernel, scale, row, column));
				image.setRGB(left + column * cell, top + row * cell, cell, cell, square, 0, cell);
			}
		}
	}

	private static int rgb(float[][][] kernel, ValueScale scale, int row, int column) {
		int rgb = 0;
		for (float[][] plane : kernel) {
			rgb = rgb << 8 | (int) Math.round(scale.position(plane[row][column]) * BRIGHTEST);
		}
		return rgb;
	}

}
