package io.convscope.image;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

import org.jspecify.annotations.Nullable;

/**
 * Reads blocks of a file whose lengths are given in the file itself.
 */
public final class Blocks {

	private static final int PART = 8192;

	private Blocks() {
	}

	/**
	 * Skips bytes.
	 * @param file the file
	 * @param length the number of bytes, as read from the file; a negative number is
	 * treated as too large
	 * @throws BufferUnderflowException if fewer bytes remain
	 */
	public static void skip(ByteBuffer file, int length) {
		if (length < 0 || length > file.remaining()) {
			throw new BufferUnderflowException();
		}
		file.position(file.position() + length);
	}

	/**
	 * Skips bytes and returns them.
	 * @param file the file
	 * @param length the number of bytes, as read from the file; a negative number is
	 * treated as too large
	 * @return a view of the bytes, in the byte order of the file
	 * @throws BufferUnderflowException if fewer bytes remain
	 */
	public static ByteBuffer take(ByteBuffer file, int length) {
		int start = file.position();
		skip(file, length);
		return file.slice(start, length).order(file.order());
	}

	/**
	 * Reads an unsigned byte.
	 * @param file the file
	 * @return 0 to 255
	 */
	public static int unsigned(ByteBuffer file) {
		return file.get() & 0xFF;
	}

	/**
	 * Reads an unsigned 16-bit integer.
	 * @param file the file
	 * @return 0 to 65,535
	 */
	public static int unsignedShort(ByteBuffer file) {
		return file.getShort() & 0xFFFF;
	}

	/**
	 * Checks whether a block starts with a text, and skips the text if so.
	 * @param block the block; its position is unchanged if it does not
	 * @param text a character for each byte
	 * @return whether the block starts with the text
	 */
	public static boolean startsWith(ByteBuffer block, String text) {
		ByteBuffer wanted = ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
		int length = wanted.remaining();
		if (block.remaining() < length || !block.slice(block.position(), length).equals(wanted)) {
			return false;
		}
		block.position(block.position() + length);
		return true;
	}

	public static byte[] bytes(ByteBuffer block) {
		byte[] bytes = new byte[block.remaining()];
		block.duplicate().get(bytes);
		return bytes;
	}

	public static String text(ByteBuffer block) {
		return StandardCharsets.ISO_8859_1.decode(block).toString();
	}

	/**
	 * Inflates a block.
	 * @param block zlib data
	 * @param most the maximum number of bytes
	 * @return the inflated bytes; null if the data is damaged or too long
	 */
	public static byte @Nullable [] inflated(ByteBuffer block, int most) {
		Inflater inflater = new Inflater();
		try {
			inflater.setInput(block);
			ByteArrayOutputStream bytes = new ByteArrayOutputStream();
			byte[] part = new byte[PART];
			while (!inflater.finished()) {
				int count = inflater.inflate(part);
				if (count == 0 && !inflater.finished() || bytes.size() + count > most) {
					return null;
				}
				bytes.write(part, 0, count);
			}
			return bytes.toByteArray();
		}
		catch (DataFormatException ex) {
			return null;
		}
		finally {
			inflater.end();
		}
	}

}
