package io.convscope.image;

/**
 * The file formats that are read.
 */
public enum PictureFormat {

	PNG("\u0089PNG\r\n\u001a\n"),

	JPEG("\u00ff\u00d8\u00ff"),

	GIF("GIF8"),

	BMP("BM");

	/** The formats, as messages name them. */
	static final String LIST = "a PNG, JPEG, GIF or BMP picture";

	private final Signature signature;

	PictureFormat(String signature) {
		this.signature = new Signature(0, signature);
	}

	/**
	 * Recognises a file by its first bytes, never by what its sender calls it.
	 * @param file the file's bytes
	 * @return the format
	 * @throws UnsupportedPictureException if it is of a known kind that is not read
	 * @throws UnreadablePictureException if it is no picture
	 */
	public static PictureFormat of(byte[] file) {
		for (PictureFormat format : values()) {
			if (format.signature.isIn(file)) {
				return format;
			}
		}
		ForeignFormat.refuse(file);
		throw UnreadablePictureException.unknown();
	}

}
