package io.convscope.home;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The number, in the home folder's file {@code version}, of the layout that its files
 * have.
 */
final class HomeVersion {

	// to be raised when files change in a way that earlier versions of the service would
	// misread
	private static final int CURRENT = 1;

	private final Path file;

	HomeVersion(Path home) {
		this.file = home.resolve("version");
	}

	/**
	 * Makes sure that this version of the service knows the layout; changes nothing.
	 * @throws IOException if the number can't be read
	 * @throws HomeUnusableException if the layout is a newer one
	 */
	void requireReadable() throws IOException {
		if (!Files.exists(this.file)) {
			return; // a new home, or one from before there were numbers
		}
		String version = Files.readString(this.file).strip();
		if (!version.equals(Integer.toString(CURRENT))) {
			throw HomeUnusableException.ofAnotherVersion(this.file, version, CURRENT);
		}
	}

	/**
	 * Notes the layout of this version of the service.
	 * @throws IOException if it can't be written
	 */
	void write() throws IOException {
		if (!Files.exists(this.file)) {
			AtomicFile.write(this.file, (CURRENT + "\n").getBytes(StandardCharsets.UTF_8));
		}
	}

}
