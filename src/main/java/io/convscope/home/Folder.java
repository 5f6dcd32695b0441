package io.convscope.home;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.springframework.util.FileSystemUtils;

/**
 * Changes folders durably. A file system may lose a created, renamed or deleted name at a
 * power failure until the parent folder is flushed to the disk.
 */
public final class Folder {

	private static final String TEMPORARY = ".tmp";

	private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");

	private static final boolean FLUSHABLE = !System.getProperty("os.name").startsWith("Windows");

	private Folder() {
	}

	/**
	 * Creates a folder and its absent parents durably.
	 * @param folder the folder; ignored if it exists
	 * @throws IOException if it cannot be created
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
		Files.createDirectories(folder); // another thread may have created it
		if (parent != null) {
			flush(parent);
		}
	}

	/**
	 * Deletes a file, or a folder with its content, durably. A kill may leave a part of a
	 * folder, so what is in it must not count any more.
	 * @param path the file or folder; ignored if it does not exist
	 * @throws IOException if it cannot be deleted completely
	 */
	public static void delete(Path path) throws IOException {
		HomeLock.requireHeldFor(path);
		if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
			FileSystemUtils.deleteRecursively(path);
		}
		else if (Files.notExists(path, LinkOption.NOFOLLOW_LINKS)) {
			return;
		}
		else {
			Changes.make(() -> Files.deleteIfExists(path));
		}
		flush(path.toAbsolutePath().getParent());
	}

	/**
	 * Deletes the temporary files that {@link AtomicFile} left in a folder when the
	 * process was killed. No other thread may write to the folder meanwhile.
	 * @param folder the folder; ignored if it does not exist
	 * @throws IOException if it cannot be listed, or a file cannot be deleted
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
	 * Renames a file or a folder durably, and replaces an existing file.
	 * @param from the file or folder
	 * @param to its new path, on the same file system
	 * @throws IOException if it cannot be renamed
	 */
	public static void move(Path from, Path to) throws IOException {
		HomeLock.requireHeldFor(to);
		Changes.make(() -> Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING));
		flush(to.toAbsolutePath().getParent());
	}

	/**
	 * Lists the folders in a folder whose names are numbers.
	 * @param folder the folder; ignored if it does not exist
	 * @return the numbers, from 1; a name with a leading zero is none
	 * @throws IOException if it cannot be listed
	 */
	public static SortedSet<Integer> numbers(Path folder) throws IOException {
		SortedSet<Integer> numbers = new TreeSet<>();
		if (Files.isDirectory(folder)) {
			try (DirectoryStream<Path> folders = Files.newDirectoryStream(folder, Files::isDirectory)) {
				for (Path each : folders) {
					String name = each.getFileName().toString();
					if (NUMBER.matcher(name).matches()) {
						numbers.add(Integer.valueOf(name));
					}
				}
			}
		}
		return numbers;
	}

	/**
	 * Flushes the directory entries of a folder to the disk. Does nothing on Windows.
	 * @param folder an existing folder
	 * @throws IOException if it cannot be flushed
	 */
	public static void flush(Path folder) throws IOException {
		if (FLUSHABLE) {
			try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
				channel.force(true);
			}
		}
	}

	/**
	 * Tells whether a file is one that {@link AtomicFile} has not finished.
	 * @param file the file
	 * @return whether its name is that of a temporary file
	 */
	public static boolean isTemporary(Path file) {
		return file.toString().endsWith(TEMPORARY);
	}

	static Path temporary(Path file) {
		return file.resolveSibling(file.getFileName() + TEMPORARY);
	}

}
