package io.convscope.image;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Bytes at a fixed place by which a kind of file is known.
 *
 * @param offset where they are
 * @param bytes a character for each byte
 */
record Signature(int offset, String bytes) {

	/**
	 * Tells whether a file has this signature.
	 * @param file the file's bytes
	 * @return whether it has
	 */
	boolean isIn(byte[] file) {
		byte[] wanted = this.bytes.getBytes(StandardCharsets.ISO_8859_1);
		int end = this.offset + wanted.length;
		return file.length >= end && Arrays.equals(file, this.offset, end, wanted, 0, wanted.length);
	}

}
