package io.convscope.dataset.cifar10;

import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;

import io.convscope.dataset.DatasetUnavailableException;
import org.jspecify.annotations.Nullable;

/**
 * A place to read an archive from.
 */
interface ArchiveSource {

	/**
	 * Begins to read.
	 * @return the archive's bytes
	 * @throws InterruptedException if this thread is interrupted
	 * @throws DatasetUnavailableException if the place can't be reached or has no such
	 * archive
	 */
	Content open() throws InterruptedException;

	// as in a URL, or as people write a path
	private static Path file(String path) {
		try {
			return Path.of(URI.create("file://" + path.replaceFirst("^/*", "/").replace(" ", "%20")));
		}
		catch (IllegalArgumentException ex) {
			return Path.of(path);
		}
	}

	/**
	 * An archive's bytes.
	 *
	 * @param stream the bytes; to be closed; a read that is interrupted fails, and leaves
	 * the thread marked so
	 * @param size how many; null if the source does not tell
	 */
	record Content(InputStream stream, @Nullable Long size) {
	}

	/**
	 * Reads where the archive is.
	 * @param properties name the place
	 * @return the place, not opened yet
	 * @throws DatasetUnavailableException if the text names no place
	 */
	static ArchiveSource of(Cifar10Properties properties) {
		String source = properties.source().strip();
		try {
			if (source.matches("(?i)https?://.+")) {
				return new HttpArchive(URI.create(source), properties.connectTimeout(), properties.readTimeout());
			}
			if (source.matches("(?i)file:/.*")) {
				return new FileArchive(file(source.substring("file:".length())));
			}
			if (source.matches("(?i)file:.*")) {
				return new FileArchive(Path.of(source.substring("file:".length())));
			}
			if (!source.isEmpty() && !source.contains("://")) {
				return new FileArchive(Path.of(source));
			}
		}
		catch (IllegalArgumentException ex) {
			// neither a URL nor a path
		}
		throw DatasetUnavailableException.noSuchSource(source);
	}

}
