package io.convscope.image;

import java.util.Locale;

import io.convscope.image.reading.PictureReader;
import io.convscope.problem.ProblemType;

/**
 * Thrown when a picture file has more bytes than are read; its message names the limit.
 */
@ProblemType(name = "picture-too-large", title = "Picture too large", status = 413)
public final class PictureTooLargeException extends RuntimeException {

	private PictureTooLargeException(String message) {
		super(message);
	}

	/**
	 * Makes the exception for a file over the limit; whoever stops reading a file before
	 * it reaches {@link PictureReader} throws it too.
	 * @param maxBytes the limit
	 * @return the exception
	 */
	public static PictureTooLargeException over(long maxBytes) {
		return new PictureTooLargeException(String.format(Locale.ROOT,
				"The picture file is larger than the %,d bytes that are read; send a smaller one.", maxBytes));
	}

}
