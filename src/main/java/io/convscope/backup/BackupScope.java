package io.convscope.backup;

import java.nio.file.Path;
import java.util.Set;

/**
 * Which files of a home folder a backup has: all but secrets, locks, caches and what is
 * temporary.
 */
final class BackupScope {

	// the key and the certificate that the service makes are secrets; the last belongs to
	// the file system
	// secrets, and what two services must not have in common
	private static final Set<String> LEFT_OUT = Set.of("api-key", "tls", "lock", "publisher", Manifest.NAME,
			"lost+found");

	private static final String TEMPORARY = ".tmp";

	private BackupScope() {
	}

	/**
	 * Tells whether a backup has a folder, with what is in it.
	 * @param path its path within the home folder
	 * @return whether it does
	 */
	static boolean hasFolder(Path path) {
		return !isHidden(path) && !LEFT_OUT.contains(path.toString()) && !isCache(path);
	}

	/**
	 * Tells whether a backup has a file, as far as it has the file's folder.
	 * @param path its path within the home folder
	 * @return whether it does
	 */
	static boolean hasFile(Path path) {
		return !isHidden(path) && !LEFT_OUT.contains(path.toString()) && !path.toString().endsWith(TEMPORARY);
	}

	/**
	 * Tells whether a backup has a file or a folder, by all folders above it.
	 * @param path its path within the home folder
	 * @param folder whether it is a folder
	 * @return whether it does
	 */
	static boolean has(Path path, boolean folder) {
		for (int depth = 1; depth < path.getNameCount(); depth++) {
			if (!hasFolder(path.subpath(0, depth))) {
				return false;
			}
		}
		return folder ? hasFolder(path) : hasFile(path);
	}

	// what is being made or deleted has a name that begins with a dot
	private static boolean isHidden(Path path) {
		return path.getFileName().toString().startsWith(".");
	}

	// decoded pictures, which are made anew
	private static boolean isCache(Path path) {
		return path.getNameCount() == 3 && path.getName(0).toString().equals("datasets")
				&& path.getFileName().toString().equals("cache");
	}

}
