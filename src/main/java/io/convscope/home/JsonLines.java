package io.convscope.home;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A file of one JSON object a line, each with its checksum, to which lines are added. A
 * process that was killed while it wrote leaves half a line, which is taken out when the
 * file is read again.
 *
 * @param <T> what a line says
 * @param file the file, which may be absent
 * @param type of the lines
 * @param json reads and writes them
 */
public record JsonLines<T>(Path file, Class<T> type, JsonMapper json) {

	/**
	 * Adds a line, which a power cut may take away until the file is flushed.
	 * @param line what to write
	 * @throws IOException if the disk does not take it; the file stays as it was
	 */
	public void append(T line) throws IOException {
		AppendedFile.append(this.file, bytes(List.of(line)));
	}

	/**
	 * Adds lines, which are there for good afterwards, with all that were added before.
	 * @param lines what to write
	 * @throws IOException if the disk does not take them; the file stays as it was
	 */
	public void appendDurably(List<T> lines) throws IOException {
		AppendedFile.appendDurably(this.file, bytes(lines));
	}

	private byte[] bytes(List<T> lines) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		for (T each : lines) {
			bytes.writeBytes(Checksum.seal(this.json.writeValueAsBytes(each)));
			bytes.write('\n');
		}
		return bytes.toByteArray();
	}

	/**
	 * Replaces all lines, at once or not at all.
	 * @param lines what to write
	 * @throws IOException if the disk does not take them
	 */
	public void replace(List<T> lines) throws IOException {
		AtomicFile.write(this.file, bytes(lines));
	}

	/**
	 * Makes sure that all that was added until now outlasts a loss of power.
	 * @throws IOException if it can't
	 */
	public void flush() throws IOException {
		AppendedFile.flush(this.file);
	}

	/**
	 * Reads all lines.
	 * @return those that are as they were written, in their order
	 * @throws IOException if the file can't be read
	 */
	public Found<T> read() throws IOException {
		List<T> lines = new ArrayList<>();
		int damaged = 0;
		byte[] content = Files.exists(this.file) ? Files.readAllBytes(this.file) : new byte[0];
		int start = 0;
		for (int end = 0; end < content.length; end++) {
			if (content[end] == '\n') {
				damaged += take(Arrays.copyOfRange(content, start, end), lines);
				start = end + 1;
			}
		}
		if (start < content.length) {
			damaged += takeEnd(Arrays.copyOfRange(content, start, content.length), lines, start);
		}
		return new Found<>(lines, damaged);
	}

	// a write that was broken off leaves the beginning of a line, a flipped byte a whole
	// line with something else for its end
	private int takeEnd(byte[] rest, List<T> lines, int start) {
		int length = (rest.length > 1 && rest[rest.length - 2] == '}') ? rest.length - 1 : rest.length;
		boolean isLine = rest[length - 1] == '}';
		try {
			AppendedFile.cut(this.file, isLine ? start + length : start);
			if (isLine) {
				AppendedFile.append(this.file, new byte[] { '\n' });
			}
		}
		catch (IOException ex) {
			// a disk that does not take this takes no new lines either, which it would
			// spoil
		}
		return isLine ? take(Arrays.copyOf(rest, length), lines) : 0;
	}

	private int take(byte[] line, List<T> lines) {
		try {
			lines.add(this.json.readValue(Checksum.open(line), this.type));
			return 0;
		}
		catch (IOException | JacksonException ex) {
			return 1;
		}
	}

	/**
	 * What a file says.
	 *
	 * @param <T> what a line says
	 * @param lines those that are whole
	 * @param damaged how many are not
	 */
	public record Found<T>(List<T> lines, int damaged) {
	}

}
