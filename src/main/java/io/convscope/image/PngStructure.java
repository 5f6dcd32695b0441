package io.convscope.image;

import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/**
 * Walks the chunks of a PNG file up to its end mark.
 */
final class PngStructure {

	private static final int SIGNATURE = 8;

	private static final int TYPE = 4;

	private static final int END = 0x49454E44; // IEND

	private static final int ANCILLARY = 0x20000000; // first letter in lower case

	private PngStructure() {
	}

	/**
	 * Checks that the chunks are all there, and the checksum of those that matter.
	 * @param file the file
	 * @throws java.nio.BufferUnderflowException if the end is missing
	 * @throws UnreadablePictureException if a chunk is damaged
	 */
	static void check(ByteBuffer file) {
		Blocks.skip(file, SIGNATURE);
		int type;
		do {
			int length = file.getInt();
			int start = file.position();
			type = file.getInt();
			Blocks.skip(file, length);
			CRC32 crc = new CRC32();
			crc.update(file.duplicate().position(start).limit(start + TYPE + length));
			if (file.getInt() != (int) crc.getValue() && (type & ANCILLARY) == 0) {
				throw UnreadablePictureException.damaged(PictureFormat.PNG, null);
			}
		}
		while (type != END);
	}

}
