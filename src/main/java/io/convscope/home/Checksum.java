package io.convscope.home;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * A CRC-32C checksum (RFC 3720, appendix B.4) in a JSON object, as its last field:
 * {@code "checksum":"crc32c:1a2b3c4d"}. It covers the bytes before that field, so that a
 * corrupted byte is detected when the object is read.
 */
public final class Checksum {

	private static final Pattern FIELD = Pattern.compile(",\\s*\"checksum\" ?: ?\"crc32c:([0-9a-f]{8})\"\\s*}\\s*$");

	// a damaged field still contains at least one of these words
	private static final Pattern TRACE = Pattern.compile("checksum|crc32c");

	private static final int LONGEST_FIELD = 64;

	private Checksum() {
	}

	/**
	 * Adds the checksum to an object.
	 * @param json the text of a JSON object with at least one field, in UTF-8
	 * @return the object with the checksum, on a line of its own if the object has
	 * several lines
	 */
	public static byte[] seal(byte[] json) {
		String object = new String(json, StandardCharsets.UTF_8).strip();
		String fields = object.substring(0, object.length() - 1).stripTrailing();
		String form = fields.contains("\n") ? ",\n  \"checksum\" : \"crc32c:%s\"\n}" : ",\"checksum\":\"crc32c:%s\"}";
		byte[] covered = fields.getBytes(StandardCharsets.UTF_8);
		return (fields + form.formatted(of(covered, covered.length))).getBytes(StandardCharsets.UTF_8);
	}

	/**
	 * Checks the checksum of an object and removes it.
	 * @param json the result of {@link #seal}; an object without a checksum, as earlier
	 * versions wrote it, is accepted
	 * @return the text of the object, in UTF-8
	 * @throws DamagedFileException if the checksum does not match
	 */
	public static byte[] open(byte[] json) throws DamagedFileException {
		int start = Math.max(0, json.length - LONGEST_FIELD);
		// one character per byte, so that the offsets are the same in both
		String tail = new String(json, start, json.length - start, StandardCharsets.ISO_8859_1);
		Matcher field = FIELD.matcher(tail);
		if (!field.find()) {
			if (TRACE.matcher(tail).find()) {
				throw DamagedFileException.checksum();
			}
			return json;
		}
		int covered = start + field.start();
		if (!of(json, covered).equals(field.group(1))) {
			throw DamagedFileException.checksum();
		}
		return ByteBuffer.allocate(covered + 1).put(json, 0, covered).put((byte) '}').array();
	}

	/**
	 * Computes a checksum.
	 * @param bytes the bytes
	 * @param length the number of bytes to include
	 * @return eight hexadecimal digits
	 */
	private static String of(byte[] bytes, int length) {
		CRC32C sum = new CRC32C();
		sum.update(bytes, 0, length);
		return "%08x".formatted(sum.getValue());
	}

}
