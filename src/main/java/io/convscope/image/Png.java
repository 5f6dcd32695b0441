package io.convscope.image;

import java.awt.image.BufferedImage;

import com.pngencoder.PngEncoder;

/**
 * Writes PNG files: the same bytes for the same pixels, and nothing to the disk.
 */
public final class Png {

	// of deflate's nine levels: half the time of the default for a picture of flat
	// squares, and a fifth more bytes
	private static final int QUICK = 3;

	private Png() {
	}

	/**
	 * Writes an image.
	 * @param image any image
	 * @return the file's bytes
	 */
	public static byte[] write(BufferedImage image) {
		return new PngEncoder().withBufferedImage(image)
			.withCompressionLevel(QUICK)
			.withMultiThreadedCompressionEnabled(false)
			.toBytes();
	}

	/**
	 * Writes a picture, a pixel for each of its pixels.
	 * @param picture the picture
	 * @return the bytes of a file that {@link PictureReader} reads as an equal picture
	 */
	public static byte[] write(Picture picture) {
		return write(picture, 1);
	}

	/**
	 * Writes a picture, a square of pixels for each of its pixels.
	 * @param picture the picture
	 * @param scale pixels per side of such a square, at least 1
	 * @return the file's bytes
	 */
	public static byte[] write(Picture picture, int scale) {
		int side = Picture.SIZE * scale;
		BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
		for (int y = 0; y < side; y++) {
			for (int x = 0; x < side; x++) {
				image.setRGB(x, y, rgb(picture, y / scale, x / scale));
			}
		}
		return write(image);
	}

	private static int rgb(Picture picture, int row, int column) {
		return picture.value(0, row, column) << 16 | picture.value(1, row, column) << 8 | picture.value(2, row, column);
	}

}
