package io.convscope.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Writes PNG files: the same bytes for the same pixels, and nothing to the disk.
 */
public final class Png {

	// level 3 of deflate: half the time of the default for a picture of flat squares, and
	// a fifth more bytes
	private static final float QUICK = 2 / 3f;

	private Png() {
	}

	/**
	 * Writes an image.
	 * @param image any image
	 * @return the file's bytes
	 */
	public static byte[] write(BufferedImage image) {
		ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
			writer.setOutput(out);
			ImageWriteParam parameters = writer.getDefaultWriteParam();
			parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
			parameters.setCompressionQuality(QUICK);
			writer.write(null, new IIOImage(image, null, null), parameters);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		finally {
			writer.dispose();
		}
		return bytes.toByteArray();
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
