package io.convscope.image;

import java.nio.ByteBuffer;

/**
 * Walks the blocks of a GIF file up to the end of its first frame.
 */
final class GifStructure {

	private static final int SIGNATURE_AND_SIZE = 10;

	private static final int FRAME_PLACE = 8;

	private static final int EXTENSION = 0x21;

	private static final int FRAME = 0x2C;

	private GifStructure() {
	}

	/**
	 * Checks that the first frame is all there; what follows it is never looked at.
	 * @param file the file
	 * @throws java.nio.BufferUnderflowException if the frame's end is missing
	 * @throws UnreadablePictureException if there is no frame
	 */
	static void check(ByteBuffer file) {
		Blocks.skip(file, SIGNATURE_AND_SIZE);
		int flags = Blocks.unsigned(file);
		Blocks.skip(file, 2);
		skipPalette(file, flags);
		int block = Blocks.unsigned(file);
		while (block == EXTENSION) {
			Blocks.skip(file, 1);
			skipParts(file);
			block = Blocks.unsigned(file);
		}
		if (block != FRAME) {
			throw UnreadablePictureException.damaged(PictureFormat.GIF, null);
		}
		Blocks.skip(file, FRAME_PLACE);
		skipPalette(file, Blocks.unsigned(file));
		Blocks.skip(file, 1);
		skipParts(file);
	}

	private static void skipPalette(ByteBuffer file, int flags) {
		if ((flags & 0x80) != 0) {
			Blocks.skip(file, 3 * (2 << (flags & 7)));
		}
	}

	private static void skipParts(ByteBuffer file) {
		int length = Blocks.unsigned(file);
		while (length > 0) {
			Blocks.skip(file, length);
			length = Blocks.unsigned(file);
		}
	}

}
