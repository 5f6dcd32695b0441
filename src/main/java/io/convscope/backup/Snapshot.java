package io.convscope.backup;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import io.convscope.home.ConvscopeHome;
import io.convscope.home.Folder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.util.FileSystemUtils;

/**
 * The files of a home folder at one moment, as hard links in a folder of their own: what
 * is replaced, moved or deleted later keeps its content here, and takes no other space.
 * Of files that grow, the length at that moment is known. Not thread-safe.
 */
final class Snapshot implements AutoCloseable {

	/** How the names of the folders of snapshots begin. */
	static final String PREFIX = ".backup-";

	private static final Logger logger = LoggerFactory.getLogger(Snapshot.class);

	private static final Set<FileVisitOption> FOLLOW = Set.of(FileVisitOption.FOLLOW_LINKS);

	private static final int NO_LIMIT = Integer.MAX_VALUE;

	private final Path home;

	private final Path folder;

	private final Map<Path, Long> lengths = new HashMap<>();

	private Snapshot(Path home) {
		this.home = home;
		this.folder = home.resolve(PREFIX + UUID.randomUUID());
	}

	/**
	 * Makes a snapshot. Whoever changes something waits meanwhile.
	 * @param home the home folder
	 * @return the snapshot, to be closed
	 * @throws NoSnapshotException if the file system makes no hard links
	 * @throws IOException if the files cannot be read or linked
	 */
	static Snapshot of(ConvscopeHome home) throws IOException {
		Snapshot made = new Snapshot(home.root());
		long started = System.nanoTime();
		try {
			Folder.create(made.files());
			home.holdStill(made::link);
		}
		catch (IOException | RuntimeException ex) {
			made.close();
			throw ex;
		}
		logger.debug("A snapshot took {} ms", (System.nanoTime() - started) / 1_000_000);
		return made;
	}

	private void link() throws IOException {
		Files.walkFileTree(this.home, FOLLOW, NO_LIMIT, new SimpleFileVisitor<>() {

			@Override
			public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
				Path name = Snapshot.this.home.relativize(folder);
				if (folder.equals(Snapshot.this.home)) {
					return FileVisitResult.CONTINUE;
				}
				if (!BackupScope.hasFolder(name)) {
					return FileVisitResult.SKIP_SUBTREE;
				}
				Files.createDirectory(files().resolve(name));
				return FileVisitResult.CONTINUE;
			}

			@Override
			public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
				Path name = Snapshot.this.home.relativize(file);
				if (attributes.isRegularFile() && BackupScope.hasFile(name)) {
					link(file, name, attributes.size());
				}
				return FileVisitResult.CONTINUE;
			}

			@Override
			public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
				if (failure instanceof NoSuchFileException // of no more use, and deleted
						|| !BackupScope.hasFolder(Snapshot.this.home.relativize(file))) {
					return FileVisitResult.CONTINUE;
				}
				return super.visitFileFailed(file, failure);
			}

			@Override
			public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
				return (failure instanceof NoSuchFileException) ? FileVisitResult.CONTINUE
						: super.postVisitDirectory(folder, failure);
			}

		});
	}

	private void link(Path file, Path name, long length) throws IOException {
		try {
			Files.createLink(files().resolve(name), Files.isSymbolicLink(file) ? file.toRealPath() : file);
		}
		catch (NoSuchFileException ex) {
			return; // of no more use, and deleted
		}
		catch (IOException | UnsupportedOperationException ex) {
			throw NoSnapshotException.of(file, ex);
		}
		if (file.toString().endsWith(".jsonl")) {
			this.lengths.put(name, length);
		}
	}

	/**
	 * Returns where the files are.
	 * @return a folder with the files and folders of the home folder that a backup has
	 */
	Path files() {
		return this.folder.resolve("home");
	}

	/**
	 * Returns where to collect the manifest of the files.
	 * @return a path of a file that does not exist yet
	 */
	Path manifest() {
		return this.folder.resolve(Manifest.NAME);
	}

	/**
	 * Returns how much of a file belongs to the snapshot.
	 * @param name its path within the home folder
	 * @param now its present length in bytes
	 * @return how many bytes from its beginning
	 */
	long length(Path name, long now) {
		return this.lengths.getOrDefault(name, now);
	}

	/**
	 * Deletes the links; if that fails, the next start does.
	 */
	@Override
	public void close() {
		try {
			FileSystemUtils.deleteRecursively(this.folder);
		}
		catch (IOException ex) {
			logger.warn("The snapshot {} will be deleted at the next start: {}", this.folder, ex.toString());
		}
	}

}
