package io.convscope.dataset.cifar10;

import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;

import io.convscope.dataset.DatasetUnavailableException;
import org.jspecify.annotations.Nullable;

/**
 * A location to read an archive from.
 */
interface ArchiveSource {

	/**
	 * Opens the archive.
	 * @return the archive's bytes
	 * @throws InterruptedException if this thread is interrupted
	 * @throws DatasetUnavailableException if the location cannot be reached or has no
	 * archive
	 */
	Content open() throws InterruptedException;

	// percent-encoded as in a URL, or a plain path
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
	 * @param stream the bytes, to be closed by the caller; an interrupted read fails and
	 * keeps the interrupt status set
	 * @param size the number of bytes; null if the source does not give it
	 */
	record Content(InputStream stream, @Nullable Long size) {
	}

	/**
	 * Returns the source that the settings name.
	 * @param properties the settings
	 * @return the source, not opened yet
	 * @throws DatasetUnavailableException if the setting is neither a URL nor a path
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
