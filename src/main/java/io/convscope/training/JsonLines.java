package io.convscope.training;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import io.convscope.home.AtomicFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A file of one JSON value a line, to which lines are added. A process that was killed
 * while it wrote leaves half a line, which is taken out when the file is read again.
 *
 * @param <T> what a line says
 * @param file the file, which may be absent
 * @param type of the lines
 * @param json reads and writes them
 */
record JsonLines<T>(Path file, Class<T> type, JsonMapper json) {

	/**
	 * Adds a line.
	 * @param line what to write
	 * @throws IOException if the disk does not take it
	 */
	void append(T line) throws IOException {
		Files.createDirectories(this.file.getParent());
		Files.writeString(this.file, text(line), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
	}

	private String text(T line) {
		return this.json.writeValueAsString(line) + "\n";
	}

	/**
	 * Replaces all lines, at once or not at all.
	 * @param lines what to write
	 * @throws IOException if the disk does not take them
	 */
	void replace(List<T> lines) throws IOException {
		String content = lines.stream().map(this::text).collect(Collectors.joining());
		AtomicFile.write(this.file, content.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Makes sure that all that was added until now outlasts a loss of power.
	 * @throws IOException if it can't
	 */
	void flush() throws IOException {
		if (Files.exists(this.file)) {
			try (FileChannel channel = FileChannel.open(this.file, StandardOpenOption.WRITE)) {
				channel.force(true);
			}
		}
	}

	/**
	 * Reads all lines.
	 * @return those that can be read, in their order
	 * @throws IOException if the file can't be read
	 */
	List<T> read() throws IOException {
		if (!Files.exists(this.file)) {
			return List.of();
		}
		byte[] content = Files.readAllBytes(this.file);
		int whole = content.length;
		while (whole > 0 && content[whole - 1] != '\n') {
			whole--;
		}
		if (whole < content.length) {
			AtomicFile.write(this.file, Arrays.copyOf(content, whole));
		}
		return new String(content, 0, whole, StandardCharsets.UTF_8).lines()
			.map(this::parse)
			.flatMap(Optional::stream)
			.toList();
	}

	private Optional<T> parse(String line) {
		try {
			return Optional.of(this.json.readValue(line, this.type));
		}
		catch (JacksonException ex) {
			return Optional.empty();
		}
	}

}
