package io.convscope.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;

import io.convscope.home.ConvscopeHome;
import io.convscope.home.Folder;
import io.convscope.home.StorageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * Backups of the home folder while the service works, one at a time. Thread-safe.
 */
@Component
class Backups {

	private static final Logger logger = LoggerFactory.getLogger(Backups.class);

	// the names of the links
	private static final long NEEDED = 1 << 20;

	private final ConvscopeHome home;

	private final Semaphore turn = new Semaphore(1);

	Backups(ConvscopeHome home) {
		this.home = home;
		deleteSnapshots();
	}

	// of a process that was killed
	private void deleteSnapshots() {
		try (DirectoryStream<Path> folders = Files.newDirectoryStream(this.home.root(), Snapshot.PREFIX + "*")) {
			for (Path each : folders) {
				Folder.delete(each);
			}
		}
		catch (IOException ex) {
			logger.warn("Snapshots of former backups in {} can't be deleted: {}", this.home, ex.toString());
		}
	}

	/**
	 * Writes a backup: everything that was acknowledged before, as a kill at one moment
	 * would leave it.
	 * @param to takes the archive from the moment on that it is sure to begin
	 * @throws BackupUnderWayException if another one is being written
	 * @throws NoSnapshotException if the file system can't hold files for it
	 * @throws StorageException if the home folder cannot be written
	 * @throws IOException if a file cannot be read, or the archive not be written; what
	 * was written has no end then
	 */
	void write(Target to) throws IOException {
		if (!this.turn.tryAcquire()) {
			throw new BackupUnderWayException();
		}
		try (Snapshot snapshot = snapshot()) {
			BackupArchive.write(snapshot, to.open());
		}
		finally {
			this.turn.release();
		}
	}

	private Snapshot snapshot() {
		try {
			return Snapshot.of(this.home);
		}
		catch (IOException ex) {
			throw StorageException.of("A backup can't be made", this.home.root(), NEEDED, ex);
		}
	}

	/**
	 * Where a backup goes to.
	 */
	@FunctionalInterface
	interface Target {

		/**
		 * Begins to take it.
		 * @return where to write it
		 * @throws IOException if that fails
		 */
		OutputStream open() throws IOException;

	}

}
