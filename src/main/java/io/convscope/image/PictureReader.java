package io.convscope.image;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Semaphore;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Reads files that people send as pictures.
 * <p>
 * PNG, JPEG, GIF (its first frame) and BMP are read. A JPEG is turned upright as its EXIF
 * orientation says, transparent parts are laid over white, the square in the middle is
 * taken, and each value of the picture is the mean of the area that it covers. An opaque
 * RGB file of 32 x 32 pixels that loses nothing in itself comes through as it is. Thread
 * safe.
 */
@Component
public class PictureReader {

	private final long maxBytes;

	private final MiddleSquare middleSquare;

	private final Semaphore decodings;

	@Autowired
	PictureReader(ImageProperties properties) {
		this(properties.maxBytes().toBytes(), properties.maxPixels(), properties.concurrentDecodings());
	}

	/**
	 * Makes a reader with limits of its own.
	 * @param maxBytes the largest file
	 * @param maxPixels the largest picture, width times height
	 * @param concurrentDecodings how many threads decode at a time; others wait in turn
	 */
	public PictureReader(long maxBytes, long maxPixels, int concurrentDecodings) {
		this.maxBytes = maxBytes;
		this.middleSquare = new MiddleSquare(maxPixels);
		this.decodings = new Semaphore(concurrentDecodings, true);
	}

	/**
	 * Reads a file.
	 * @param file all of its bytes; not kept
	 * @return the picture
	 * @throws PictureTooLargeException if there are too many bytes
	 * @throws UnsupportedPictureException if it is of a kind that is not read
	 * @throws UnreadablePictureException if it is no picture, truncated, damaged, or has
	 * too many pixels
	 */
	public Picture read(byte[] file) {
		if (file.length > this.maxBytes) {
			throw PictureTooLargeException.over(this.maxBytes);
		}
		PictureFormat format = PictureFormat.of(file);
		this.decodings.acquireUninterruptibly();
		try {
			return Picture.ofPlanes(planes(file, format), 0);
		}
		finally {
			this.decodings.release();
		}
	}

	/**
	 * Reads a file as it comes in, and no further than a little beyond the limit.
	 * @param file its bytes; not closed
	 * @return the picture
	 * @throws IOException if its bytes can't be had
	 * @throws PictureTooLargeException if there are too many bytes
	 * @throws UnsupportedPictureException if it is of a kind that is not read
	 * @throws UnreadablePictureException if it is no picture, truncated, damaged, or has
	 * too many pixels
	 */
	public Picture read(InputStream file) throws IOException {
		return read(file.readNBytes(Math.toIntExact(this.maxBytes + 1)));
	}

	private byte[] planes(byte[] file, PictureFormat format) {
		byte[] planes = Resampling.toPlanes(this.middleSquare.decode(file, format));
		return (format == PictureFormat.JPEG) ? Orientation.ofJpeg(file).upright(planes) : planes;
	}

}
