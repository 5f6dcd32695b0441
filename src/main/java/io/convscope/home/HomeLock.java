package io.convscope.home;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lock of this process on a home folder. It is a file lock of the operating system,
 * which releases it when the process is killed.
 * <p>
 * The lock belongs to the file, not to its path. If the folder was deleted, unmounted or
 * replaced, its lock file is missing or a different one; all code that writes to the
 * folder checks this first. Thread-safe.
 */
final class HomeLock {

	private static final Logger logger = LoggerFactory.getLogger(HomeLock.class);

	private static final Collection<HomeLock> HELD = new ConcurrentLinkedQueue<>();

	private final Path home;

	private final Path file;

	private final FileChannel channel;

	// identifies the file independently of its path; null if the file system has no such
	// key
	private final @Nullable Object key;

	private volatile boolean lost;

	private HomeLock(Path home, FileChannel channel) throws IOException {
		this.home = home;
		this.file = file(home);
		this.channel = channel;
		this.key = key();
	}

	private static Path file(Path home) {
		return home.resolve("lock");
	}

	private @Nullable Object key() throws IOException {
		return Files.readAttributes(this.file, BasicFileAttributes.class).fileKey();
	}

	/**
	 * Locks a home folder.
	 * @param home the folder, which exists; absolute
	 * @return the lock; empty if this or another process has already locked the folder
	 * @throws IOException if the lock file cannot be written
	 */
	static Optional<HomeLock> take(Path home) throws IOException {
		FileChannel channel = FileChannel.open(file(home), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
		if (tryLock(channel) == null) {
			channel.close();
			return Optional.empty();
		}
		HomeLock lock = new HomeLock(home, channel);
		HELD.add(lock);
		return Optional.of(lock);
	}

	private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
		try {
			return channel.tryLock();
		}
		catch (OverlappingFileLockException ex) {
			return null; // this process has already locked it
		}
	}

	/**
	 * Requires that a path is not in a home folder that was deleted, unmounted or
	 * replaced.
	 * @param path the file or folder to write; any path outside the home folders is
	 * accepted
	 * @throws HomeLostException if it is in such a folder
	 */
	static void requireHeldFor(Path path) throws HomeLostException {
		Path absolute = path.toAbsolutePath();
		for (HomeLock each : HELD) {
			if (absolute.startsWith(each.home) && !each.isHeld()) {
				throw HomeLostException.of(each.home);
			}
		}
	}

	/**
	 * Checks whether the folder is still the one that was locked, and logs each change.
	 * @return whether its lock file is still the same
	 */
	boolean isHeld() {
		boolean held = isSameFile();
		if (held == this.lost) {
			this.lost = !held;
			if (held) {
				logger.info("The home folder {} is available again", this.home);
			}
			else {
				logger.error("{}", HomeLostException.of(this.home).getMessage());
			}
		}
		return held;
	}

	private boolean isSameFile() {
		try {
			return Objects.equals(key(), this.key);
		}
		catch (IOException ex) {
			return false;
		}
	}

	void release() {
		HELD.remove(this);
		try {
			this.channel.close();
		}
		catch (IOException ex) {
			logger.warn("The lock file of {} can't be closed: {}", this.home, ex.toString());
		}
	}

}
