package io.convscope.home;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Writes files atomically: a file is complete or absent, even after a power failure.
 * <p>
 * The content is written to a temporary file beside the target and flushed to the disk.
 * The temporary file is then renamed, and the folder flushed. Not thread-safe for calls
 * on the same file.
 */
public final class AtomicFile {

	private static final Set<StandardOpenOption> REPLACING = Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE,
			StandardOpenOption.TRUNCATE_EXISTING);

	private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rw-------");

	private AtomicFile() {
	}

	/**
	 * Replaces a file's content. On failure the file is unchanged, and no temporary file
	 * is left behind.
	 * @param file the file; its folder is created if absent
	 * @param content writes the content
	 * @throws IOException if the content cannot be produced or the file cannot be written
	 */
	public static void write(Path file, Content content) throws IOException {
		write(file, content, new FileAttribute<?>[0]);
	}

	private static void write(Path file, Content content, FileAttribute<?>[] attributes) throws IOException {
		HomeLock.requireHeldFor(file);
		Path folder = file.toAbsolutePath().getParent();
		Folder.create(folder);
		Path temporary = Folder.temporary(file);
		try {
			try (FileChannel channel = FileChannel.open(temporary, REPLACING, attributes)) {
				OutputStream out = Channels.newOutputStream(channel);
				content.writeTo(out);
				out.flush();
				channel.force(true);
			}
			Folder.move(temporary, file);
		}
		finally {
			Files.deleteIfExists(temporary);
		}
	}

	/**
	 * Replaces a file's content with the given bytes.
	 * @param file the file; its folder is created if absent
	 * @param content the bytes
	 * @throws IOException if the file cannot be written
	 */
	public static void write(Path file, byte[] content) throws IOException {
		write(file, (out) -> out.write(content));
	}

	/**
	 * Replaces a file's content with a secret, which only the file's owner can read from
	 * the first byte on. Where the file system knows no owners, anybody can.
	 * @param file the file; its folder is created if absent
	 * @param secret the bytes
	 * @throws IOException if the file cannot be written
	 */
	public static void writePrivate(Path file, byte[] secret) throws IOException {
		FileAttribute<?>[] attributes = knowsOwners(file)
				? new FileAttribute<?>[] { PosixFilePermissions.asFileAttribute(OWNER) } : new FileAttribute<?>[0];
		Files.deleteIfExists(Folder.temporary(file)); // of a process that was killed
		write(file, (out) -> out.write(secret), attributes);
	}

	/**
	 * Lets only the owner of a file read it, where the file system knows owners.
	 * @param file an existing file
	 * @throws IOException if that cannot be changed
	 */
	public static void makePrivate(Path file) throws IOException {
		if (knowsOwners(file) && !Files.getPosixFilePermissions(file).equals(OWNER)) {
			Files.setPosixFilePermissions(file, OWNER);
		}
	}

	private static boolean knowsOwners(Path file) {
		return file.getFileSystem().supportedFileAttributeViews().contains("posix");
	}

	/**
	 * Deletes a file if it exists, and the temporary file that a killed process may have
	 * left behind. The deletion survives a power failure.
	 * @param file the file
	 * @throws IOException if it cannot be deleted
	 */
	public static void delete(Path file) throws IOException {
		Folder.delete(file);
		deleteTemporary(file);
	}

	/**
	 * Deletes the temporary file that a killed process may have left behind.
	 * @param file the file that it was going to write
	 * @throws IOException if it cannot be deleted
	 */
	public static void deleteTemporary(Path file) throws IOException {
		Folder.delete(Folder.temporary(file));
	}

	/**
	 * The content of a file.
	 */
	@FunctionalInterface
	public interface Content {

		/**
		 * Writes the content.
		 * @param out the stream to write to, not buffered
		 * @throws IOException if it cannot be written
		 */
		void writeTo(OutputStream out) throws IOException;

	}

}
