package io.convscope.home;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Adds to the ends of files. Two threads may not add to the same file at once.
 */
public final class AppendedFile {

	private AppendedFile() {
	}

	/**
	 * Adds bytes; on failure the file stays as it was. A power cut may take them away
	 * until the file is flushed.
	 * @param file the file; made with its folder when absent
	 * @param bytes what to add
	 * @throws IOException if the disk does not take them
	 */
	public static void append(Path file, byte[] bytes) throws IOException {
		add(file, bytes, false);
	}

	/**
	 * Adds bytes, which are on the disk for good afterwards, with all that was added
	 * before; on failure the file stays as it was.
	 * @param file the file; made with its folder when absent
	 * @param bytes what to add
	 * @throws IOException if the disk does not take them
	 */
	public static void appendDurably(Path file, byte[] bytes) throws IOException {
		add(file, bytes, true);
	}

	private static void add(Path file, byte[] bytes, boolean durably) throws IOException {
		HomeLock.requireHeldFor(file);
		Path folder = file.toAbsolutePath().getParent();
		Folder.create(folder);
		boolean isNew = Files.notExists(file);
		// not in append mode, which could not take half a line out again
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
		if (isNew) {
			Folder.flush(folder);
		}
	}

	/**
	 * Takes the end of a file away.
	 * @param file the file
	 * @param length how many bytes stay
	 * @throws IOException if it can't be written
	 */
	public static void cut(Path file, long length) throws IOException {
		HomeLock.requireHeldFor(file);
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
			channel.truncate(length);
		}
	}

	/**
	 * Makes sure that all that was added survives a power cut.
	 * @param file the file; nothing happens where there is none
	 * @throws IOException if it can't be flushed
	 */
	public static void flush(Path file) throws IOException {
		if (Files.exists(file)) {
			try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
				channel.force(true);
			}
		}
	}

}
