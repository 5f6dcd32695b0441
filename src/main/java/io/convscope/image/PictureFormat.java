package io.convscope.image;

/**
 * The supported file formats.
 */
public enum PictureFormat {

	PNG("\u0089PNG\r\n\u001a\n"),

	JPEG("\u00ff\u00d8\u00ff"),

	GIF("GIF8"),

	BMP("BM"),

	WEBP(8, "WEBP");

	/** The formats as messages list them. */
	static final String LIST = "a PNG, JPEG, GIF, BMP or WebP picture";

	private final Signature signature;

	PictureFormat(String signature) {
		this(0, signature);
	}

	PictureFormat(int offset, String signature) {
		this.signature = new Signature(offset, signature);
	}

	/**
	 * Detects the format from the first bytes of a file, regardless of its name and
	 * declared type.
	 * @param file the file's bytes
	 * @return the format
	 * @throws UnsupportedPictureException if the format is known but not supported
	 * @throws UnreadablePictureException if the file is not a picture
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
