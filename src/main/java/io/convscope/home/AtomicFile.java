package io.convscope.home;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Writes files that are there whole or not at all, also after a power cut.
 * <p>
 * The content goes to a temporary name beside the file and is flushed to the disk; the
 * file is renamed, and the folder flushed. Two threads may not write the same file at
 * once.
 */
public final class AtomicFile {

	private AtomicFile() {
	}

	/**
	 * Replaces a file's content; on failure the file stays as it was and nothing else is
	 * left behind.
	 * @param file the file; its folder is made when absent
	 * @param content writes the content
	 * @throws IOException if the content can't be made or the file can't be written
	 */
	public static void write(Path file, Content content) throws IOException {
		HomeLock.requireHeldFor(file);
		Path folder = file.toAbsolutePath().getParent();
		Folder.create(folder);
		Path temporary = Folder.temporary(file);
		try {
			try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
					StandardOpenOption.TRUNCATE_EXISTING)) {
				OutputStream out = Channels.newOutputStream(channel);
				content.writeTo(out);
				out.flush();
				channel.force(true);
			}
			Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
			Folder.flush(folder);
		}
		finally {
			Files.deleteIfExists(temporary);
		}
	}

	/**
	 * Replaces a file's content with the given bytes.
	 * @param file the file; its folder is made when absent
	 * @param content the bytes
	 * @throws IOException if the file can't be written
	 */
	public static void write(Path file, byte[] content) throws IOException {
		write(file, (out) -> out.write(content));
	}

	/**
	 * Deletes a file where it is there, and what a process that was killed while it wrote
	 * the file may have left; it stays deleted.
	 * @param file the file
	 * @throws IOException if it can't be deleted
	 */
	public static void delete(Path file) throws IOException {
		Folder.delete(file);
		Folder.delete(Folder.temporary(file));
	}

	/**
	 * What goes into a file.
	 */
	@FunctionalInterface
	public interface Content {

		/**
		 * Writes the content.
		 * @param out where to; not buffered
		 * @throws IOException if it can't be written
		 */
		void writeTo(OutputStream out) throws IOException;

	}

}
