package io.convscope.home;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Appends to files. Not thread-safe for calls on the same file.
 */
public final class AppendedFile {

	private AppendedFile() {
	}

	/**
	 * Appends bytes. On failure the file is unchanged. A power failure may lose the bytes
	 * until the file is flushed.
	 * @param file the file; created with its folder if absent
	 * @param bytes the bytes to append
	 * @throws IOException if they cannot be written
	 */
	public static void append(Path file, byte[] bytes) throws IOException {
		add(file, bytes, false);
	}

	/**
	 * Appends bytes and flushes them to the disk, with all that was appended before. On
	 * failure the file is unchanged.
	 * @param file the file; created with its folder if absent
	 * @param bytes the bytes to append
	 * @throws IOException if they cannot be written
	 */
	public static void appendDurably(Path file, byte[] bytes) throws IOException {
		add(file, bytes, true);
	}

	private static void add(Path file, byte[] bytes, boolean durably) throws IOException {
		HomeLock.requireHeldFor(file);
		Path folder = file.toAbsolutePath().getParent();
		Folder.create(folder);
		boolean isNew = Files.notExists(file);
		Changes.make(() -> write(file, bytes, durably));
		if (isNew) {
			Folder.flush(folder);
		}
	}

	private static void write(Path file, byte[] bytes, boolean durably) throws IOException {
		// not in append mode, so that a partial line can be truncated again
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
			long end = channel.size();
			try {
				channel.position(end);
				ByteBuffer rest = ByteBuffer.wrap(bytes);
				while (rest.hasRemaining()) {
					channel.write(rest);
				}
				if (durably) {
					channel.force(true);
				}
			}
			catch (IOException ex) {
				channel.truncate(end);
				throw ex;
			}
		}
	}

	/**
	 * Truncates a file.
	 * @param file the file
	 * @param length the number of bytes to keep
	 * @throws IOException if the file cannot be written
	 */
	public static void cut(Path file, long length) throws IOException {
		HomeLock.requireHeldFor(file);
		Changes.make(() -> {
			try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
				channel.truncate(length);
			}
		});
	}

	/**
	 * Flushes a file to the disk, so that its content survives a power failure.
	 * @param file the file; ignored if it does not exist
	 * @throws IOException if it cannot be flushed
	 */
	public static void flush(Path file) throws IOException {
		if (Files.exists(file)) {
			try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
				channel.force(true);
			}
		}
	}

}
