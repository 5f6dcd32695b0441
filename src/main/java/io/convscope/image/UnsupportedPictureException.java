package io.convscope.image;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when a file is of a kind that is not read here; its message says what it is and
 * which formats are read.
 */
public final class UnsupportedPictureException extends RuntimeException {

	private UnsupportedPictureException(String message) {
		super(message);
	}

	static UnsupportedPictureException of(ForeignFormat format) {
		return new UnsupportedPictureException(
				"The file is " + format.description() + ", which is not read here; send " + PictureFormat.LIST + ".");
	}

	static UnsupportedPictureException body(@Nullable String contentType) {
		return new UnsupportedPictureException(((contentType != null) ? "A body of type " + contentType
				: "A body without a Content-Type") + " is not taken for a picture; send " + PictureFormat.LIST
				+ " as it is with its type, for example Content-Type: image/png, or in multipart/form-data parts"
				+ " named image.");
	}

	static UnsupportedPictureException cmyk() {
		return new UnsupportedPictureException(
				"The file is a JPEG in printing colours (CMYK), which is not read here; save it in RGB, or send "
						+ PictureFormat.LIST + ".");
	}

	static UnsupportedPictureException embedded() {
		return new UnsupportedPictureException(
				"The file is a BMP that is compressed in a way which is not read here; send " + PictureFormat.LIST
						+ ".");
	}

}
