package io.convscope.backup;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import io.convscope.home.AppendedFile;
import io.convscope.home.Folder;
import org.jspecify.annotations.Nullable;

/**
 * Flushes many files and folders to the disk, several at a time, which the disk writes
 * together. For one thread.
 */
final class Flushes implements AutoCloseable {

	private static final int AT_A_TIME = 16;

	private static final int WAITING = 1000;

	private final ThreadPoolExecutor threads = new ThreadPoolExecutor(AT_A_TIME, AT_A_TIME, 0, TimeUnit.SECONDS,
			new ArrayBlockingQueue<>(WAITING), new ThreadPoolExecutor.CallerRunsPolicy());

	private final AtomicReference<@Nullable IOException> failure = new AtomicReference<>();

	/**
	 * Flushes a file or a folder soon.
	 * @param path an existing file or folder
	 */
	void add(Path path) {
		this.threads.execute(() -> {
			try {
				flush(path);
			}
			catch (IOException ex) {
				this.failure.compareAndSet(null, ex);
			}
		});
	}

	private static void flush(Path path) throws IOException {
		if (Files.isDirectory(path)) {
			Folder.flush(path);
		}
		else {
			AppendedFile.flush(path);
		}
	}

	/**
	 * Waits until all is flushed.
	 * @throws IOException if something could not be
	 */
	void complete() throws IOException {
		this.threads.shutdown();
		try {
			while (!this.threads.awaitTermination(1, TimeUnit.MINUTES)) {
				// a slow disk
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new InterruptedIOException("The service is ending");
		}
		IOException failed = this.failure.get();
		if (failed != null) {
			throw failed;
		}
	}

	@Override
	public void close() {
		this.threads.shutdownNow();
	}

}
