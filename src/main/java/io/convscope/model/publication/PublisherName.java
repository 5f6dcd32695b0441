package io.convscope.model.publication;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

import io.convscope.home.AtomicFile;

/**
 * The name under which a service publishes: a random one, kept in its home, by which two
 * services that were given the same store notice that.
 */
final class PublisherName {

	private PublisherName() {
	}

	/**
	 * Reads the name, or makes one.
	 * @param file where it is kept
	 * @return the same name each time
	 * @throws IOException if it cannot be read or kept
	 */
	static String in(Path file) throws IOException {
		if (Files.exists(file)) {
			return Files.readString(file).strip();
		}
		String name = UUID.randomUUID().toString();
		AtomicFile.write(file, name.getBytes(StandardCharsets.UTF_8));
		return name;
	}

}
