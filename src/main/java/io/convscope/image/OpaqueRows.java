package io.convscope.image;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;

/**
 * Reads an image of any colour model as rows of opaque red, green and blue bytes, laid
 * over white where it is transparent.
 */
final class OpaqueRows {

	private static final int MAX = 255;

	private final BufferedImage image;

	OpaqueRows(BufferedImage image) {
		this.image = image;
	}

	/**
	 * Reads one row.
	 * @param y the row
	 * @return red, green and blue of each pixel in turn, 0 to 255
	 */
	int[] row(int y) {
		ColorModel model = this.image.getColorModel();
		return isPlain(model) ? ofSamples(y, model) : ofColours(y);
	}

	/**
	 * Java takes grey files for linear light and would make them lighter, so that their
	 * samples are taken as they are.
	 */
	private static boolean isPlain(ColorModel model) {
		ColorSpace space = model.getColorSpace();
		return model instanceof ComponentColorModel && (space.isCS_sRGB() || space.getType() == ColorSpace.TYPE_GRAY);
	}

	private int[] ofSamples(int y, ColorModel model) {
		int width = this.image.getWidth();
		int bands = model.getNumComponents();
		int colours = model.getNumColorComponents();
		int most = (1 << model.getComponentSize(0)) - 1;
		int[] samples = this.image.getRaster().getPixels(0, y, width, 1, (int[]) null);
		int[] row = new int[3 * width];
		for (int i = 0; i < row.length; i++) {
			int pixel = i / 3 * bands;
			int colour = (colours == 1) ? 0 : i % 3;
			int alpha = model.hasAlpha() ? toByte(samples[pixel + bands - 1], most) : MAX;
			row[i] = overWhite(toByte(samples[pixel + colour], most), alpha);
		}
		return row;
	}

	private int[] ofColours(int y) {
		int width = this.image.getWidth();
		int[] pixels = this.image.getRGB(0, y, width, 1, null, 0, width);
		int[] row = new int[3 * width];
		for (int i = 0; i < row.length; i++) {
			int pixel = pixels[i / 3];
			row[i] = overWhite(pixel >> 8 * (2 - i % 3) & MAX, pixel >>> 24);
		}
		return row;
	}

	private static int toByte(int sample, int most) {
		return (most == MAX) ? sample : (int) ((2L * sample * MAX + most) / (2L * most));
	}

	private static int overWhite(int colour, int alpha) {
		return MAX - (2 * (MAX - colour) * alpha + MAX) / (2 * MAX);
	}

}
