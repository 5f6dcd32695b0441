package io.convscope.image;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The bytes at a fixed offset that identify a file format.
 *
 * @param offset the offset of the bytes
 * @param bytes a character for each byte
 */
record Signature(int offset, String bytes) {

	/**
	 * Checks whether a file has this signature.
	 * @param file the file's bytes
	 * @return whether it has this signature
	 */
	boolean isIn(byte[] file) {
		byte[] wanted = this.bytes.getBytes(StandardCharsets.ISO_8859_1);
		int end = this.offset + wanted.length;
		return file.length >= end && Arrays.equals(file, this.offset, end, wanted, 0, wanted.length);
	}

}
