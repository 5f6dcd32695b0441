package io.convscope.image;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

import org.jspecify.annotations.Nullable;

/**
 * Reads blocks of a file whose lengths the file itself states.
 */
public final class Blocks {

	private static final int PART = 8192;

	private Blocks() {
	}

	/**
	 * Steps over some bytes.
	 * @param file where
	 * @param length how many, as the file states it: a negative number is one too large
	 * @throws BufferUnderflowException if there are not so many left
	 */
	public static void skip(ByteBuffer file, int length) {
		if (length < 0 || length > file.remaining()) {
			throw new BufferUnderflowException();
		}
		file.position(file.position() + length);
	}

	/**
	 * Steps over some bytes, and gives them.
	 * @param file where
	 * @param length how many, as the file states it: a negative number is one too large
	 * @return the bytes, not copied, in the file's order of bytes
	 * @throws BufferUnderflowException if there are not so many left
	 */
	public static ByteBuffer take(ByteBuffer file, int length) {
		int start = file.position();
		skip(file, length);
		return file.slice(start, length).order(file.order());
	}

	/**
	 * Reads an unsigned byte.
	 * @param file where
	 * @return 0 to 255
	 */
	public static int unsigned(ByteBuffer file) {
		return file.get() & 0xFF;
	}

	/**
	 * Reads an unsigned number of two bytes.
	 * @param file where
	 * @return 0 to 65,535
	 */
	public static int unsignedShort(ByteBuffer file) {
		return file.getShort() & 0xFFFF;
	}

	/**
	 * Tells whether a block begins with some text, and steps over it if so.
	 * @param block where; left as it is if not
	 * @param text a character for each byte
	 * @return whether it does
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
	 * @param most how many bytes are wanted at most
	 * @return the bytes; null if they are damaged, or more
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
