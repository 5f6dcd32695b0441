package io.convscope.home;

import java.io.IOException;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Keeps changes of files and a look at all of them apart. Each change that a kill could
 * not divide (a rename, a deleted file, lines appended) is made by {@link #make}; between
 * two of them the files are as a kill would leave them. Temporary files, and folders
 * whose content counts no more, are written and deleted at any time. Thread-safe.
 */
final class Changes {

	private static final ReadWriteLock LOCK = new ReentrantReadWriteLock();

	private Changes() {
	}

	/**
	 * Makes a change; others may be made at the same time.
	 * @param change the change
	 * @throws IOException if it fails
	 */
	static void make(FileTask change) throws IOException {
		LOCK.readLock().lock();
		try {
			change.run();
		}
		finally {
			LOCK.readLock().unlock();
		}
	}

	/**
	 * Does something while no change is made.
	 * @param look what to do
	 * @throws IOException if it fails
	 */
	static void holdBack(FileTask look) throws IOException {
		LOCK.writeLock().lock();
		try {
			look.run();
		}
		finally {
			LOCK.writeLock().unlock();
		}
	}

}
