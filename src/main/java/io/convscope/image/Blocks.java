package io.convscope.image;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/**
 * Steps over blocks of a file whose lengths the file itself states.
 */
final class Blocks {

	private Blocks() {
	}

	/**
	 * Steps over some bytes.
	 * @param file where
	 * @param length how many, as the file states it: a negative number is one too large
	 * @throws BufferUnderflowException if there are not so many left
	 */
	static void skip(ByteBuffer file, int length) {
		if (length < 0 || length > file.remaining()) {
			throw new BufferUnderflowException();
		}
		file.position(file.position() + length);
	}

	/**
	 * Reads an unsigned byte.
	 * @param file where
	 * @return 0 to 255
	 */
	static int unsigned(ByteBuffer file) {
		return file.get() & 0xFF;
	}

}
