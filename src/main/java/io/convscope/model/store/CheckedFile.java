package io.convscope.model.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

import org.jspecify.annotations.Nullable;

/**
 * Checks a weights file again and again, and reads it only if it has changed since it was
 * last found whole. Thread safe.
 */
final class CheckedFile {

	private volatile @Nullable Stamp whole;

	/**
	 * Checks a file.
	 * @param file the file, not always the same
	 * @throws IOException if it is absent, damaged, or this process may not read it
	 */
	void require(WeightsFile file) throws IOException {
		Stamp stamp = Stamp.of(file.path());
		if (!stamp.equals(this.whole)) {
			file.open().close();
			this.whole = stamp;
		}
	}

	/**
	 * What tells a file from the one that was there before, without reading it.
	 *
	 * @param path where it is
	 * @param key the file system's number for it; null if that has none
	 * @param modified when its content last changed
	 * @param size its size in bytes
	 */
	private record Stamp(Path path, @Nullable Object key, FileTime modified, long size) {

		static Stamp of(Path path) throws IOException {
			BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
			if (!Files.isReadable(path)) {
				throw new AccessDeniedException(path.toString());
			}
			return new Stamp(path, attributes.fileKey(), attributes.lastModifiedTime(), attributes.size());
		}

	}

}
