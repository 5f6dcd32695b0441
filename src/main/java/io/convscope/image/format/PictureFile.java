package io.convscope.image.format;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

import io.convscope.image.AreaMeans;
import io.convscope.image.Orientation;
import io.convscope.image.PictureFormat;
import io.convscope.image.UnreadablePictureException;
import io.convscope.image.UnsupportedPictureException;

/**
 * A complete picture file whose header has been read, not decoded yet. Not thread-safe.
 */
public interface PictureFile {

	/** The maximum width and height of a file, as decoders hold whole rows. */
	int MAX_SIDE = 65_535;

	/**
	 * Reads a file's header and checks that the file is complete.
	 * @param file the file's bytes, not copied
	 * @param format the detected format
	 * @return the file, ready to be decoded
	 * @throws UnreadablePictureException if it is truncated or damaged
	 * @throws UnsupportedPictureException if the variant is not supported
	 */
	static PictureFile open(byte[] file, PictureFormat format) {
		ByteBuffer bytes = ByteBuffer.wrap(file);
		try {
			return switch (format) {
				case PNG -> new PngFile(bytes);
				case JPEG -> new JpegFile(bytes);
				case GIF -> new GifFile(bytes);
				case BMP -> new BmpFile(bytes);
				case WEBP -> new WebpFile(bytes);
			};
		}
		catch (BufferUnderflowException ex) {
			throw UnreadablePictureException.truncated(format);
		}
	}

	/**
	 * Returns the width according to the header.
	 * @return the number of pixels in a row, at least 1
	 */
	int width();

	/**
	 * Returns the height according to the header.
	 * @return the number of rows, at least 1
	 */
	int height();

	/**
	 * Counts the pixels according to the header.
	 * @return width times height
	 */
	default long pixelCount() {
		return (long) width() * height();
	}

	/**
	 * Checks the size according to the header.
	 * @param pixels the maximum number of pixels
	 * @throws UnreadablePictureException if it has more, or is longer than
	 * {@value #MAX_SIDE} on a side
	 */
	default void requireAtMost(long pixels) {
		if (pixelCount() > pixels) {
			throw UnreadablePictureException.tooManyPixels(width(), height(), pixels);
		}
		if (Math.max(width(), height()) > MAX_SIDE) {
			throw UnreadablePictureException.tooLong(width(), height(), MAX_SIDE);
		}
	}

	/**
	 * Returns the orientation.
	 * @return the orientation; upright if the file does not state it
	 */
	default Orientation orientation() {
		return Orientation.UPRIGHT;
	}

	/**
	 * Returns the peak memory that {@link #decode} allocates.
	 * @return the memory in bytes, without the file itself
	 */
	long memory();

	/**
	 * Decodes the pixels.
	 * @param means receives the pixels, row by row
	 * @throws UnreadablePictureException if the file is damaged, or takes too long
	 * @throws IOException if the file is damaged
	 */
	void decode(AreaMeans means) throws IOException;

}
