package io.convscope.image;

import io.convscope.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when a file is of a kind that is not read here; its message says what it is and
 * which formats are read.
 */
@ProblemType(name = "unsupported-picture", title = "Unsupported picture", status = 415)
public final class UnsupportedPictureException extends RuntimeException {

	private UnsupportedPictureException(String message) {
		super(message);
	}

	static UnsupportedPictureException of(ForeignFormat format) {
		return new UnsupportedPictureException(
				"The file is " + format.description() + ", which is not read here; send " + PictureFormat.LIST + ".");
	}

	/**
	 * Refuses a body that does not say that it is a picture.
	 * @param contentType the body's; null for none
	 * @return the exception
	 */
	public static UnsupportedPictureException body(@Nullable String contentType) {
		return new UnsupportedPictureException(((contentType != null) ? "A body of type " + contentType
				: "A body without a Content-Type") + " is not taken for a picture; send " + PictureFormat.LIST
				+ " as it is with its type, for example Content-Type: image/png, or in multipart/form-data parts"
				+ " named image.");
	}

	/**
	 * Makes the exception for a JPEG of a variety that is not read.
	 * @param variety what distinguishes it, as in "a JPEG with arithmetic coding"
	 * @return the exception
	 */
	public static UnsupportedPictureException jpeg(String variety) {
		return new UnsupportedPictureException("The file is a JPEG " + variety
				+ ", which is not read here; save it as an ordinary JPEG, or send " + PictureFormat.LIST + ".");
	}

	/**
	 * Makes the exception for a BMP of a variety that is not read.
	 * @param variety what distinguishes it, as in "a BMP with a compression of OS/2"
	 * @return the exception
	 */
	public static UnsupportedPictureException bmp(String variety) {
		return new UnsupportedPictureException("The file is a BMP " + variety
				+ ", which is not read here; save it as an ordinary BMP, or send " + PictureFormat.LIST + ".");
	}

}
