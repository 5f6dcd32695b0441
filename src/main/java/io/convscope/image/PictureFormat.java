package io.convscope.image;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.function.Function;

/**
 * The file formats that are read.
 */
enum PictureFormat {

	PNG("\u0089PNG\r\n\u001a\n", PngFile::new),

	JPEG("\u00ff\u00d8\u00ff", JpegFile::new),

	GIF("GIF8", GifFile::new),

	BMP("BM", BmpFile::new);

	/** The formats, as messages name them. */
	static final String LIST = "a PNG, JPEG, GIF or BMP picture";

	private final Signature signature;

	private final Function<ByteBuffer, PictureFile> opening;

	PictureFormat(String signature, Function<ByteBuffer, PictureFile> opening) {
		this.signature = new Signature(0, signature);
		this.opening = opening;
	}

	/**
	 * Recognises a file by its first bytes, never by what its sender calls it.
	 * @param file the file's bytes
	 * @return the format
	 * @throws UnsupportedPictureException if it is of a known kind that is not read
	 * @throws UnreadablePictureException if it is no picture
	 */
	static PictureFormat of(byte[] file) {
		for (PictureFormat format : values()) {
			if (format.signature.isIn(file)) {
				return format;
			}
		}
		ForeignFormat.refuse(file);
		throw UnreadablePictureException.unknown();
	}

	/**
	 * Reads a file's header, and makes sure that the file is whole.
	 * @param file the file's bytes; not copied
	 * @return the file, to be decoded
	 * @throws UnreadablePictureException if its end is missing, or it is damaged
	 * @throws UnsupportedPictureException if it is of a variety that is not read
	 */
	PictureFile open(byte[] file) {
		try {
			return this.opening.apply(ByteBuffer.wrap(file));
		}
		catch (BufferUnderflowException ex) {
			throw UnreadablePictureException.truncated(this);
		}
	}

}
