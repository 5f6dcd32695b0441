package io.convscope.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Looks at how the pixels of a BMP file are stored.
 */
final class BmpStructure {

	private static final int HEADER_LENGTH = 14;

	private static final int COMPRESSION = 30;

	private static final int OLD_HEADER = 12; // has no field for the compression

	private static final int BIT_FIELDS = 3; // the highest that is no file within the
												// file

	private BmpStructure() {
	}

	/**
	 * Refuses a BMP that wraps a JPEG or PNG, whose size no header has stated yet.
	 * @param file the file
	 * @throws java.nio.BufferUnderflowException if the header is not all there
	 * @throws UnsupportedPictureException if it does
	 */
	static void check(ByteBuffer file) {
		ByteBuffer header = file.order(ByteOrder.LITTLE_ENDIAN);
		Blocks.skip(header, HEADER_LENGTH);
		if (header.getInt() == OLD_HEADER) {
			return;
		}
		Blocks.skip(header, COMPRESSION - header.position());
		int compression = header.getInt();
		if (compression < 0 || compression > BIT_FIELDS) {
			throw UnsupportedPictureException.embedded();
		}
	}

}
