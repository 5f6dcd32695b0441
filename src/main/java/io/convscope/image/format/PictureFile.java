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
 * A picture file whose header is read and whose parts are all there, not decoded yet. For
 * one thread.
 */
public interface PictureFile {

	/**
	 * Reads a file's header, and makes sure that the file is whole.
	 * @param file the file's bytes; not copied
	 * @param format what it was recognised as
	 * @return the file, to be decoded
	 * @throws UnreadablePictureException if its end is missing, or it is damaged
	 * @throws UnsupportedPictureException if it is of a variety that is not read
	 */
	static PictureFile open(byte[] file, PictureFormat format) {
		ByteBuffer bytes = ByteBuffer.wrap(file);
		try {
			return switch (format) {
				case PNG -> new PngFile(bytes);
				case JPEG -> new JpegFile(bytes);
				case GIF -> new GifFile(bytes);
				case BMP -> new BmpFile(bytes);
			};
		}
		catch (BufferUnderflowException ex) {
			throw UnreadablePictureException.truncated(format);
		}
	}

	/**
	 * Tells how many pixels a row has.
	 * @return at least 1, as the header states it
	 */
	int width();

	/**
	 * Tells how many rows there are.
	 * @return at least 1, as the header states it
	 */
	int height();

	/**
	 * Tells how the picture is to be turned.
	 * @return upright where the file doesn't say
	 */
	default Orientation orientation() {
		return Orientation.UPRIGHT;
	}

	/**
	 * Tells what {@link #decode} allocates at most at a time.
	 * @return bytes, the file's own not among them
	 */
	long memory();

	/**
	 * Decodes the pixels.
	 * @param means takes them, row by row
	 * @throws UnreadablePictureException if the file is damaged, or takes too long
	 * @throws IOException if it is damaged
	 */
	void decode(AreaMeans means) throws IOException;

}
