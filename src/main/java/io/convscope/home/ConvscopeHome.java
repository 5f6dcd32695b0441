package io.convscope.home;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The folder that holds all that the service keeps, locked against a second process while
 * this object is open.
 * <p>
 * The lock is the operating system's: a killed process leaves nothing in the way. Thread
 * safe.
 */
@Component
public final class ConvscopeHome implements DisposableBean {

	private final Path root;

	private final FileChannel lock;

	@Autowired
	ConvscopeHome(HomeProperties properties) {
		this(properties.home());
	}

	/**
	 * Makes the folder where absent, proves that it can be written, and locks it.
	 * @param root the folder
	 * @throws HomeUnusableException if another process has it, it can't be written, or it
	 * is from a newer version of the service; that one stays untouched
	 */
	public ConvscopeHome(Path root) {
		this.root = root.toAbsolutePath().normalize();
		HomeVersion version = new HomeVersion(this.root);
		try {
			version.requireReadable();
			Files.createDirectories(datasets());
			Files.createDirectories(runs());
			Files.createDirectories(models());
			this.lock = lock(this.root.resolve("lock"));
			version.write();
		}
		catch (IOException ex) {
			throw HomeUnusableException.notWritable(this.root, ex);
		}
	}

	private FileChannel lock(Path file) throws IOException {
		FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
		if (tryLock(channel) == null) {
			channel.close();
			throw HomeUnusableException.inUse(this.root);
		}
		return channel;
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
	 * Tells where downloaded and uploaded data sets are kept, a folder each.
	 * @return an absolute path to an existing folder
	 */
	public Path datasets() {
		return this.root.resolve("datasets");
	}

	/**
	 * Tells where runs are kept, a folder each.
	 * @return an absolute path to an existing folder
	 */
	public Path runs() {
		return this.root.resolve("runs");
	}

	/**
	 * Tells where models are kept, a folder each.
	 * @return an absolute path to an existing folder
	 */
	public Path models() {
		return this.root.resolve("models");
	}

	/**
	 * Tells whether files can still be written.
	 * @return whether the folder is there and writable
	 */
	public boolean isUsable() {
		return Files.isDirectory(this.root) && Files.isWritable(this.root);
	}

	@Override
	public void destroy() throws IOException {
		this.lock.close();
	}

	@Override
	public String toString() {
		return this.root.toString();
	}

}
