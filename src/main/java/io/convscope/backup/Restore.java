package io.convscope.backup;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Locale;
import java.util.Set;

import io.convscope.home.Folder;
import io.convscope.home.HomeContent;
import io.convscope.settings.InvalidSettingException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * Puts a backup into an empty home folder, completely or not at all. It is unpacked into
 * a folder within the home, which is renamed once all of it is checked and on the disk;
 * then its content is moved up. A start after a kill begins anew before the renaming, and
 * goes on after it.
 */
@Component
class Restore implements HomeContent {

	private static final Logger logger = LoggerFactory.getLogger(Restore.class);

	private static final String UNPACKING = ".restoring";

	private static final String UNPACKED = ".restored";

	// what each start makes
	private static final Set<String> VERSION = Set.of("version", "version.json");

	private final @Nullable Path archive;

	Restore(RestoreProperties properties) {
		this.archive = properties.restore();
	}

	@Override
	public void put(Path home) throws IOException {
		Path unpacked = home.resolve(UNPACKED);
		if (Files.exists(unpacked)) {
			moveUp(unpacked, home);
		}
		else if (this.archive != null) {
			Path unpacking = unpack(this.archive, home);
			Folder.move(unpacking, unpacked);
			moveUp(unpacked, home);
			logger.info("The home folder {} was restored from {}", home, this.archive);
		}
		else if (Files.exists(home.resolve(UNPACKING))) {
			throw new InvalidSettingException("The home folder " + home + " holds a restore that did not end;"
					+ " start again with --convscope.restore=BACKUP, or delete the folder");
		}
	}

	private static Path unpack(Path archive, Path home) throws IOException {
		String setting = "convscope.restore=" + archive;
		Path unpacking = home.resolve(UNPACKING);
		requireEmpty(home);
		if (!Files.isRegularFile(archive) || !Files.isReadable(archive)) {
			throw new InvalidSettingException(setting + " is not a file that can be read");
		}
		Folder.delete(unpacking); // of a process that was killed
		long needed = Files.size(archive);
		if (home.toFile().getUsableSpace() < needed) {
			throw new InvalidSettingException(
					String.format(Locale.ROOT,
							"%s takes %,d bytes, and %,d are free for %s; make room, or name another folder with"
									+ " --convscope.home=FOLDER",
							setting, needed, home.toFile().getUsableSpace(), home));
		}
		Folder.create(unpacking.resolve("home"));
		try {
			UnpackedBackup.of(archive, unpacking.resolve("home"));
			Folder.flush(unpacking.resolve("home"));
			return unpacking.resolve("home");
		}
		catch (IOException ex) {
			Folder.delete(unpacking);
			throw new InvalidSettingException(
					setting + " can't be restored, and the home folder " + home + " is as empty as it was: "
							+ ((ex instanceof FileSystemException) ? ex.toString() : ex.getMessage()));
		}
	}

	private static void requireEmpty(Path home) throws IOException {
		Files.walkFileTree(home, new SimpleFileVisitor<>() {

			@Override
			public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
				return (folder.equals(home) || BackupScope.hasFolder(home.relativize(folder)))
						? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
			}

			@Override
			public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
				Path name = home.relativize(file);
				if (BackupScope.hasFile(name) && !VERSION.contains(name.toString())) {
					throw new InvalidSettingException("convscope.restore needs an empty home folder, and " + home
							+ " has " + name + "; name another one with --convscope.home=FOLDER, or start without"
							+ " convscope.restore if it was restored before");
				}
				return FileVisitResult.CONTINUE;
			}

			@Override
			public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
				return BackupScope.hasFolder(home.relativize(file)) ? super.visitFileFailed(file, failure)
						: FileVisitResult.CONTINUE;
			}

		});
	}

	private static void moveUp(Path unpacked, Path home) throws IOException {
		Folder.delete(home.resolve(UNPACKING));
		try (DirectoryStream<Path> all = Files.newDirectoryStream(unpacked)) {
			for (Path each : all) {
				Path target = home.resolve(each.getFileName());
				Folder.delete(target); // has no files, or is that of the version
				Folder.move(each, target);
			}
		}
		Folder.delete(unpacked);
	}

}
