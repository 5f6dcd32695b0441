package io.convscope.image;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;

import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Decodes the square in the middle of a picture file, and no more of it.
 * <p>
 * Of a very large picture only every second, third ... pixel is kept, so that the square
 * has at most {@link #MAX_SIDE} pixels a side. Thread safe.
 */
final class MiddleSquare {

	/** Most pixels in a row of what is decoded. */
	static final int MAX_SIDE = 2048;

	/** Most pixels in a row of a file: readers hold whole rows. */
	static final int MAX_FILE_SIDE = 65_535;

	private final long maxPixels;

	MiddleSquare(long maxPixels) {
		this.maxPixels = maxPixels;
	}

	/**
	 * Decodes the square.
	 * @param file the file's bytes
	 * @param format their format
	 * @return a square image of any colour model
	 * @throws UnreadablePictureException if it has too many pixels, or is truncated or
	 * damaged
	 * @throws UnsupportedPictureException if it is of a variant that is not read
	 */
	BufferedImage decode(byte[] file, PictureFormat format) {
		ImageReader reader = format.newReader();
		try (MemoryCacheImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
			reader.setInput(in, true, true);
			ImageReadParam square = square(reader);
			format.check(file);
			reader.addIIOReadWarningListener((source, warning) -> refuseIfLost(format, warning));
			return reader.read(0, square);
		}
		catch (UnreadablePictureException | UnsupportedPictureException ex) {
			throw ex;
		}
		catch (IOException | RuntimeException ex) { // JDK readers let much escape
			throw UnreadablePictureException.damaged(format, ex);
		}
		finally {
			reader.dispose();
		}
	}

	private ImageReadParam square(ImageReader reader) throws IOException {
		int width = reader.getWidth(0);
		int height = reader.getHeight(0);
		if ((long) width * height > this.maxPixels) {
			throw UnreadablePictureException.tooManyPixels(width, height, this.maxPixels);
		}
		if (Math.max(width, height) > MAX_FILE_SIDE) {
			throw UnreadablePictureException.tooLong(width, height, MAX_FILE_SIDE);
		}
		int side = Math.min(width, height);
		int step = Math.max(1, (side + MAX_SIDE - 1) / MAX_SIDE);
		ImageReadParam param = reader.getDefaultReadParam();
		param.setSourceRegion(new Rectangle((width - side) / 2, (height - side) / 2, side, side));
		param.setSourceSubsampling(step, step, 0, 0);
		return param;
	}

	/**
	 * The JPEG reader fills lost data with grey and only warns; superfluous bytes are
	 * common and harmless.
	 */
	private static void refuseIfLost(PictureFormat format, String warning) {
		String text = warning.toLowerCase(Locale.ROOT);
		if (text.contains("premature end") || text.contains("corrupt") && !text.contains("extraneous")) {
			throw UnreadablePictureException.damaged(format, null);
		}
	}

}
