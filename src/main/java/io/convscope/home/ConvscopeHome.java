package io.convscope.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The folder that holds all that the service keeps, locked against a second process while
 * this object is open. Thread safe.
 */
@Component
public final class ConvscopeHome implements DisposableBean {

	private final Path root;

	private final HomeLock lock;

	private final @Nullable String notice;

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
			Folder.create(datasets());
			Folder.create(runs());
			Folder.create(models());
			this.lock = HomeLock.take(this.root).orElseThrow(() -> HomeUnusableException.inUse(this.root));
			Folder.deleteTemporaries(this.root);
			this.notice = version.keep();
		}
		catch (IOException ex) {
			throw HomeUnusableException.notWritable(this.root, ex);
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
	 * Tells where the user's networks are kept, a file each.
	 * @return an absolute path; there is no such folder before the first
	 */
	public Path networks() {
		return this.root.resolve("networks");
	}

	/**
	 * Tells whether files can still be written.
	 * @return whether the folder is there, the one that was locked, and writable
	 */
	public boolean isUsable() {
		return this.lock.isHeld() && Files.isWritable(this.root);
	}

	/**
	 * Counts what can still be written.
	 * @return bytes
	 */
	long free() {
		return this.root.toFile().getUsableSpace();
	}

	/**
	 * Tells what was wrong with the folder at the start.
	 * @return a sentence; null for nothing
	 */
	@Nullable String notice() {
		return this.notice;
	}

	@Override
	public void destroy() throws IOException {
		this.lock.release();
	}

	@Override
	public String toString() {
		return this.root.toString();
	}

}
