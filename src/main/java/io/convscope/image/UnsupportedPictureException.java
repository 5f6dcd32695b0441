package io.convscope.image;

import io.convscope.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when the format of a file is not supported. The message names it and the
 * supported formats.
 */
@ProblemType(name = "unsupported-picture", title = "Unsupported picture", status = 415)
public final class UnsupportedPictureException extends RuntimeException {

	private UnsupportedPictureException(String message) {
		super(message);
	}

	static UnsupportedPictureException of(ForeignFormat format) {
		return new UnsupportedPictureException("The file is " + format.description() + ", which is not supported; send "
				+ PictureFormat.LIST + "." + format.advice());
	}

	/**
	 * Creates the exception for a WebP variant that is not supported.
	 * @param variety the variant, as in "that is animated"
	 * @return the exception
	 */
	public static UnsupportedPictureException webp(String variety) {
		return new UnsupportedPictureException("The file is a WebP " + variety
				+ ", which is not supported; save one picture of it, or send " + PictureFormat.LIST + ".");
	}

	/**
	 * Creates the exception for a body whose Content-Type is not that of a picture.
	 * @param contentType the Content-Type of the body; null if absent
	 * @return the exception
	 */
	public static UnsupportedPictureException body(@Nullable String contentType) {
		return new UnsupportedPictureException(
				((contentType != null) ? "A body of type " + contentType : "A body without a Content-Type")
						+ " is not accepted as a picture; send " + PictureFormat.LIST
						+ " with its own type, for example Content-Type: image/png, or in multipart/form-data parts"
						+ " named image.");
	}

	/**
	 * Creates the exception for a JPEG variant that is not supported.
	 * @param variety the variant, as in "a JPEG with arithmetic coding"
	 * @return the exception
	 */
	public static UnsupportedPictureException jpeg(String variety) {
		return new UnsupportedPictureException("The file is a JPEG " + variety
				+ ", which is not supported; save it as an ordinary JPEG, or send " + PictureFormat.LIST + ".");
	}

	/**
	 * Creates the exception for a BMP variant that is not supported.
	 * @param variety the variant, as in "a BMP with an OS/2 compression"
	 * @return the exception
	 */
	public static UnsupportedPictureException bmp(String variety) {
		return new UnsupportedPictureException("The file is a BMP " + variety
				+ ", which is not supported; save it as an ordinary BMP, or send " + PictureFormat.LIST + ".");
	}

}
