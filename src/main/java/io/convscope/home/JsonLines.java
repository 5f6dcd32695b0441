package io.convscope.home;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A file in the JSON Lines format: one object per line, each with a checksum. A process
 * that was killed while writing leaves a partial line, which is removed at the next read.
 *
 * @param <T> the type of a line
 * @param file the file, which may be absent
 * @param type the class of a line
 * @param json the mapper that reads and writes the lines
 */
public record JsonLines<T>(Path file, Class<T> type, JsonMapper json) {

	/**
	 * Appends a line. A power failure may lose it until the file is flushed.
	 * @param line the line to append
	 * @throws IOException if it cannot be written; the file is unchanged
	 */
	public void append(T line) throws IOException {
		AppendedFile.append(this.file, bytes(List.of(line)));
	}

	/**
	 * Appends lines and flushes them to the disk, with all that were appended before.
	 * @param lines the lines to append
	 * @throws IOException if they cannot be written; the file is unchanged
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
	 * Replaces all lines atomically.
	 * @param lines the new lines
	 * @throws IOException if they cannot be written
	 */
	public void replace(List<T> lines) throws IOException {
		AtomicFile.write(this.file, bytes(lines));
	}

	/**
	 * Flushes the file to the disk, so that its lines survive a power failure.
	 * @throws IOException if it cannot be flushed
	 */
	public void flush() throws IOException {
		AppendedFile.flush(this.file);
	}

	/**
	 * Reads all lines while another thread may be appending one, and changes nothing.
	 * @param each takes the intact lines that are whole, in order; one at a time is in
	 * memory
	 * @throws IOException if the file cannot be read
	 */
	public void forEachWhole(Consumer<? super T> each) throws IOException {
		if (!Files.exists(this.file)) {
			return;
		}
		try (InputStream in = new BufferedInputStream(Files.newInputStream(this.file))) {
			ByteArrayOutputStream line = new ByteArrayOutputStream();
			for (int next = in.read(); next >= 0; next = in.read()) {
				if (next == '\n') {
					take(line.toByteArray(), each);
					line.reset();
				}
				else {
					line.write(next);
				}
			}
		}
	}

	/**
	 * Reads all lines, and removes a partial line at the end of the file.
	 * @return the intact lines, in order, and the number of damaged ones
	 * @throws IOException if the file cannot be read
	 */
	public Found<T> read() throws IOException {
		List<T> lines = new ArrayList<>();
		byte[] content = Files.exists(this.file) ? Files.readAllBytes(this.file) : new byte[0];
		int damaged = takeWhole(content, lines);
		int start = lastLineBreak(content) + 1;
		if (start < content.length) {
			damaged += takeEnd(Arrays.copyOfRange(content, start, content.length), lines, start);
		}
		return new Found<>(lines, damaged);
	}

	private int takeWhole(byte[] content, List<T> lines) {
		int damaged = 0;
		int start = 0;
		for (int end = 0; end < content.length; end++) {
			if (content[end] == '\n') {
				damaged += take(Arrays.copyOfRange(content, start, end), lines::add);
				start = end + 1;
			}
		}
		return damaged;
	}

	// -1 if there is none
	private static int lastLineBreak(byte[] content) {
		int last = content.length - 1;
		while (last >= 0 && content[last] != '\n') {
			last--;
		}
		return last;
	}

	// an interrupted write leaves the beginning of a line; a corrupted byte may leave a
	// whole line without its line break
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
			// then new lines, which a partial line would corrupt, cannot be written
			// either
		}
		return isLine ? take(Arrays.copyOf(rest, length), lines::add) : 0;
	}

	private int take(byte[] line, Consumer<? super T> lines) {
		try {
			lines.accept(this.json.readValue(Checksum.open(line), this.type));
			return 0;
		}
		catch (IOException | JacksonException ex) {
			return 1;
		}
	}

	/**
	 * The lines found in a file.
	 *
	 * @param <T> the type of a line
	 * @param lines the intact lines
	 * @param damaged the number of damaged lines
	 */
	public record Found<T>(List<T> lines, int damaged) {
	}

}
