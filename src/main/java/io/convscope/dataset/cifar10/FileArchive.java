package io.convscope.dataset.cifar10;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Path;

import io.convscope.dataset.DatasetUnavailableException;

/**
 * An archive in a file.
 *
 * @param path the file
 */
record FileArchive(Path path) implements ArchiveSource {

	@Override
	public Content open() {
		try {
			File file = this.path.toFile();
			return new Content(new FileInputStream(file), file.length());
		}
		catch (IOException ex) {
			throw DatasetUnavailableException.noSuchFile(this.path.toAbsolutePath().normalize(), ex);
		}
	}

	@Override
	public String toString() {
		return this.path.toString();
	}

}
