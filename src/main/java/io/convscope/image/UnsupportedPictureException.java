package io.convscope.image;

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
