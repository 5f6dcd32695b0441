package io.convscope.dataset.cifar10;

import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;

import io.convscope.dataset.DatasetUnavailableException;

/**
 * A file being written, whose failures are told as what they mean to a person.
 */
final class UnpackedFile implements Closeable {

	private final DiskSpace space;

	// not Files.newOutputStream, which an interrupt would close under the writer
	private final FileOutputStream out;

	/**
	 * Makes the file.
	 * @param file the file, in an existing folder
	 * @param space where it lies
	 * @throws DatasetUnavailableException if it can't be made
	 */
	UnpackedFile(Path file, DiskSpace space) {
		this.space = space;
		try {
			this.out = new FileOutputStream(file.toFile());
		}
		catch (IOException ex) {
			throw space.explain(ex);
		}
	}

	/**
	 * Appends bytes.
	 * @param buffer holds them from its beginning
	 * @param count how many
	 * @throws DatasetUnavailableException if they can't be written
	 */
	void write(byte[] buffer, int count) {
		try {
			this.out.write(buffer, 0, count);
		}
		catch (IOException ex) {
			throw this.space.explain(ex);
		}
	}

	/**
	 * Flushes the file to the disk.
	 * @throws DatasetUnavailableException if that fails
	 */
	@Override
	public void close() {
		try (FileOutputStream closing = this.out) {
			closing.getFD().sync();
		}
		catch (IOException ex) {
			throw this.space.explain(ex);
		}
	}

}
