package io.convscope.image;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

/**
 * The file formats that are read.
 */
enum PictureFormat {

	PNG("\u0089PNG\r\n\u001a\n", PngStructure::check),

	JPEG("\u00ff\u00d8\u00ff", JpegStructure::check),

	GIF("GIF8", GifStructure::check),

	BMP("BM", BmpStructure::check);

	/** The formats, as messages name them. */
	static final String LIST = "a PNG, JPEG, GIF or BMP picture";

	private final Signature signature;

	private final Consumer<ByteBuffer> structure;

	PictureFormat(String signature, Consumer<ByteBuffer> structure) {
		this.signature = new Signature(0, signature);
		this.structure = structure;
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
	 * Makes sure that a file is whole, which ImageIO does not.
	 * @param file the file's bytes
	 * @throws UnreadablePictureException if its end is missing, or it is damaged
	 */
	void check(byte[] file) {
		try {
			this.structure.accept(ByteBuffer.wrap(file));
		}
		catch (BufferUnderflowException ex) {
			throw UnreadablePictureException.truncated(this);
		}
	}

	/**
	 * Makes a reader of this format.
	 * @return the JDK's reader
	 */
	ImageReader newReader() {
		return ImageIO.getImageReadersByFormatName(name()).next();
	}

}
