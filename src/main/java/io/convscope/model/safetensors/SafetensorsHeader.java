package io.convscope.model.safetensors;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.convscope.network.Tensor;

/**
 * The header of a safetensors file: which tensors follow, and where.
 *
 * @param entries the tensors in the order of their numbers, which follow one another
 * without gaps
 * @param metadata further texts by key
 * @param length length of the header in bytes, including the eight that hold its length
 */
public record SafetensorsHeader(List<SafetensorsEntry> entries, Map<String, String> metadata, int length) {

	private static final int MAX_TEXT = 1 << 20;

	/**
	 * Reads and checks a header.
	 * @param in the beginning of a file; afterwards at the first number
	 * @return the header
	 * @throws SafetensorsException if it is not valid; the message says what is wrong
	 * @throws IOException if the bytes cannot be read
	 */
	public static SafetensorsHeader read(InputStream in) throws IOException {
		byte[] first = in.readNBytes(Long.BYTES);
		if (first.length < Long.BYTES) {
			throw new SafetensorsException((first.length == 0) ? "There are no bytes"
					: "The file ends within its first 8 bytes, which hold the length of the header");
		}
		long length = ByteBuffer.wrap(first).order(ByteOrder.LITTLE_ENDIAN).getLong();
		if (length < 2 || length > MAX_TEXT) {
			throw new SafetensorsException(
					"It is not a safetensors file: its first 8 bytes must hold the length of the header, 2 to "
							+ MAX_TEXT + ", not " + Long.toUnsignedString(length));
		}
		byte[] text = in.readNBytes((int) length);
		if (text.length < length) {
			throw new SafetensorsException(
					"The file ends at byte " + (Long.BYTES + text.length) + ", within its header");
		}
		SafetensorsHeaderText read = SafetensorsHeaderText.of(text);
		return new SafetensorsHeader(inOrder(read.entries()), read.metadata(), Long.BYTES + text.length);
	}

	private static List<SafetensorsEntry> inOrder(List<SafetensorsEntry> entries) throws SafetensorsException {
		List<SafetensorsEntry> sorted = new ArrayList<>(entries);
		sorted.sort(Comparator.comparingLong(SafetensorsEntry::begin));
		String previous = "the header";
		long offset = 0;
		for (SafetensorsEntry each : sorted) {
			each.requireAt(previous, offset);
			previous = each.name();
			offset = each.end();
		}
		return List.copyOf(sorted);
	}

	/**
	 * Writes the header of a file.
	 * @param tensors the tensors that follow
	 * @param type the type of their numbers
	 * @param metadata further texts by key, written first; may be empty
	 * @return the header, to be followed by the numbers
	 */
	static byte[] write(List<Tensor> tensors, DType type, Map<String, String> metadata) {
		byte[] text = padded(SafetensorsHeaderText.write(tensors, type, metadata));
		return ByteBuffer.allocate(Long.BYTES + text.length)
			.order(ByteOrder.LITTLE_ENDIAN)
			.putLong(text.length)
			.put(text)
			.array();
	}

	// the numbers begin at a multiple of 8, as the format's own writer has it
	private static byte[] padded(String header) {
		int length = header.getBytes(StandardCharsets.UTF_8).length;
		return (header + " ".repeat((8 - length % 8) % 8)).getBytes(StandardCharsets.UTF_8);
	}

	/**
	 * Finds a tensor.
	 * @param name its name
	 * @return its entry; empty if there is none
	 */
	public Optional<SafetensorsEntry> find(String name) {
		return this.entries.stream().filter((entry) -> entry.name().equals(name)).findFirst();
	}

	/**
	 * Computes the length of the file.
	 * @return in bytes
	 */
	public long fileLength() {
		return this.length + (this.entries.isEmpty() ? 0 : this.entries.get(this.entries.size() - 1).end());
	}

	/**
	 * Checks the length of the file before any number is read.
	 * @param actual its length in bytes
	 * @throws SafetensorsException if it is truncated, or longer than its numbers
	 */
	public void requireFileLength(long actual) throws SafetensorsException {
		long numbers = actual - this.length;
		for (SafetensorsEntry each : this.entries) {
			if (each.end() > numbers) {
				throw new SafetensorsException("The numbers of " + each.name() + " go on to byte "
						+ (this.length + each.end()) + ", the file to byte " + actual + " only: it is cut off");
			}
		}
		if (actual > fileLength()) {
			throw tooLong("the file at byte " + actual);
		}
	}

	/**
	 * Creates the exception for a file that is longer than its header says.
	 * @param end where it ends, as far as that is known
	 * @return the exception
	 */
	public SafetensorsException tooLong(String end) {
		return new SafetensorsException("The last number ends at byte " + fileLength() + ", " + end);
	}

}
