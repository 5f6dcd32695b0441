package io.convscope.home;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

import org.springframework.util.FileSystemUtils;

/**
 * Changes folders in ways that survive a power cut: a file system may forget a name that
 * was made, renamed or deleted until the folder that holds it is flushed to the disk.
 */
public final class Folder {

	private static final String TEMPORARY = ".tmp";

	private static final boolean FLUSHABLE = !System.getProperty("os.name").startsWith("Windows");

	private Folder() {
	}

	/**
	 * Makes a folder, and those above it that are absent; all are there for good.
	 * @param folder the folder; nothing happens where it exists
	 * @throws IOException if it can't be made
	 */
	public static void create(Path folder) throws IOException {
		if (Files.isDirectory(folder)) {
			return;
		}
		HomeLock.requireHeldFor(folder);
		Path parent = folder.toAbsolutePath().getParent();
		if (parent != null) {
			create(parent);
		}
		Files.createDirectories(folder); // another thread may have been faster
		if (parent != null) {
			flush(parent);
		}
	}

	/**
	 * Deletes a file, or a folder with all that is in it; it stays deleted.
	 * @param path the file or folder; nothing happens where there is none
	 * @throws IOException if anything of it can't be deleted
	 */
	public static void delete(Path path) throws IOException {
		HomeLock.requireHeldFor(path);
		if (FileSystemUtils.deleteRecursively(path)) {
			flush(path.toAbsolutePath().getParent());
		}
	}

	/**
	 * Deletes what {@link AtomicFile} was writing in a folder when the process was
	 * killed. Nothing may be written there meanwhile.
	 * @param folder the folder; nothing happens where there is none
	 * @throws IOException if it can't be listed, or a file can't be deleted
	 */
	public static void deleteTemporaries(Path folder) throws IOException {
		if (!Files.isDirectory(folder)) {
			return;
		}
		try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + TEMPORARY)) {
			for (Path file : files) {
				if (Files.isRegularFile(file)) {
					Files.delete(file);
				}
			}
		}
	}

	/**
	 * Gives a file or a folder another name, in place of a file that has it; for good.
	 * @param from the file or folder
	 * @param to its new name, in a folder of the same file system
	 * @throws IOException if it can't be renamed
	 */
	public static void move(Path from, Path to) throws IOException {
		HomeLock.requireHeldFor(to);
		Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		flush(to.toAbsolutePath().getParent());
	}

	/**
	 * Flushes the names in a folder to the disk.
	 * @param folder an existing folder
	 * @throws IOException if it can't be flushed
	 */
	public static void flush(Path folder) throws IOException {
		if (FLUSHABLE) {
			try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
				channel.force(true);
			}
		}
	}

	static Path temporary(Path file) {
		return file.resolveSibling(file.getFileName() + TEMPORARY);
	}

}
