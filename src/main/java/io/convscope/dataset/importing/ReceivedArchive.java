package io.convscope.dataset.importing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import io.convscope.home.DiskFullException;
import io.convscope.home.StorageException;

/**
 * An archive being received into a file. Not thread-safe.
 */
public final class ReceivedArchive implements AutoCloseable {

	private static final String WHAT = "The archive can't be received";

	private static final int BUFFER = 1 << 16;

	private final Path file;

	private final long maxBytes;

	private boolean kept;

	ReceivedArchive(Path file, long maxBytes) {
		this.file = file;
		this.maxBytes = maxBytes;
	}

	/**
	 * Requires room for an archive before it is received.
	 * @param length its length in bytes; negative if not known
	 * @throws ArchiveTooLargeException if it is larger than the limit
	 * @throws DiskFullException if the disk has no room for it
	 */
	public void requireRoom(long length) {
		if (length > this.maxBytes) {
			throw new ArchiveTooLargeException(this.maxBytes);
		}
		DiskFullException.requireFree(WHAT, this.file.getParent(), Math.max(0, length));
	}

	/**
	 * Receives the archive.
	 * @param in its bytes
	 * @throws IOException if they cannot be read
	 * @throws ArchiveTooLargeException if there are more than the limit
	 * @throws StorageException if they cannot be written
	 */
	public void receive(InputStream in) throws IOException {
		byte[] buffer = new byte[BUFFER];
		long count = 0;
		try (OutputStream out = open()) {
			for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
				count += read;
				if (count > this.maxBytes) {
					throw new ArchiveTooLargeException(this.maxBytes);
				}
				write(out, buffer, read, count);
			}
		}
	}

	private OutputStream open() {
		try {
			return Files.newOutputStream(this.file);
		}
		catch (IOException ex) {
			throw StorageException.of(WHAT, this.file.getParent(), 0, ex);
		}
	}

	private void write(OutputStream out, byte[] bytes, int length, long needed) {
		try {
			out.write(bytes, 0, length);
		}
		catch (IOException ex) {
			throw StorageException.of(WHAT, this.file.getParent(), needed, ex);
		}
	}

	void keep() {
		this.kept = true;
	}

	Path file() {
		return this.file;
	}

	/**
	 * Deletes the archive, unless an import has taken it.
	 */
	@Override
	public void close() throws IOException {
		if (!this.kept) {
			Files.deleteIfExists(this.file);
		}
	}

}
