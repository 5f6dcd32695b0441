package io.convscope.dataset.cifar10;

import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;

import io.convscope.dataset.DatasetUnavailableException;

/**
 * A file being written. Failed writes are reported as
 * {@link DatasetUnavailableException}.
 */
final class UnpackedFile implements Closeable {

	private final DiskSpace space;

	// not Files.newOutputStream, whose channel an interrupt closes
	private final FileOutputStream out;

	/**
	 * Creates the file.
	 * @param file the file, in an existing folder
	 * @param space the disk space of that folder
	 * @throws DatasetUnavailableException if it cannot be created
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
	 * @param buffer the bytes, from its beginning
	 * @param count the number of bytes
	 * @throws DatasetUnavailableException if they cannot be written
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
	 * Flushes the file to the disk and closes it.
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
