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
 * The lock that a process has on a home folder. It is the operating system's: a killed
 * process leaves nothing in the way.
 * <p>
 * The lock is on a file, not on its name. A folder that was deleted, unmounted or
 * replaced has no such file, or another one, and all that writes below the folder asks
 * here first. Thread safe.
 */
final class HomeLock {

	private static final Logger logger = LoggerFactory.getLogger(HomeLock.class);

	private static final Collection<HomeLock> HELD = new ConcurrentLinkedQueue<>();

	private final Path home;

	private final Path file;

	private final FileChannel channel;

	// which file it is, whatever its name; null where the file system does not tell
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
	 * @return the lock; empty if another process, or another part of this one, has it
	 * @throws IOException if the lock's file can't be written
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
			return null; // this very process has it
		}
	}

	/**
	 * Makes sure that a file is not about to be written to a home folder that this
	 * process has lost.
	 * @param path the file or folder
	 * @throws HomeLostException if so; what is in no home folder may be written
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
	 * Tells whether the folder is still the one that was locked.
	 * @return whether its lock is
	 */
	boolean isHeld() {
		boolean held = isSameFile();
		if (held == this.lost) {
			this.lost = !held;
			if (held) {
				logger.info("The home folder {} is there again", this.home);
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

	void release() throws IOException {
		HELD.remove(this);
		this.channel.close();
	}

}
