package io.convscope.image;

import java.util.Locale;

import io.convscope.image.reading.PictureReader;
import io.convscope.problem.ProblemType;

/**
 * Thrown when a picture file exceeds the size limit. The message gives the limit.
 */
@ProblemType(name = "picture-too-large", title = "Picture too large", status = 413)
public final class PictureTooLargeException extends RuntimeException {

	private PictureTooLargeException(String message) {
		super(message);
	}

	/**
	 * Creates the exception for a file over the limit. It is also for code that stops
	 * reading a file before it reaches {@link PictureReader}.
	 * @param maxBytes the limit in bytes
	 * @return the exception
	 */
	public static PictureTooLargeException over(long maxBytes) {
		return new PictureTooLargeException(String.format(Locale.ROOT,
				"The picture file is larger than the limit of %,d bytes; send a smaller one.", maxBytes));
	}

}
