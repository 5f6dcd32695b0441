package io.convscope.home;

import java.nio.file.Path;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;

/**
 * Tells, before something is created, what the request of the current thread is about to
 * create, so that it can be found after a kill.
 */
public final class Creations {

	private static final ThreadLocal<@Nullable BiConsumer<Path, String>> LISTENER = new ThreadLocal<>();

	private Creations() {
	}

	/**
	 * Tells that something is about to be created.
	 * @param file the file that makes it exist, which does not exist yet
	 * @param path its path within the service, for example {@code /runs/1}
	 * @throws StorageException if the listener cannot note it; nothing may be created
	 * then
	 */
	public static void announce(Path file, String path) {
		BiConsumer<Path, String> listener = LISTENER.get();
		if (listener != null) {
			listener.accept(file, path);
		}
	}

	/**
	 * Begins to listen to the current thread, until {@link #ignore()}.
	 * @param listener gets the file and the path of each announcement
	 */
	public static void listen(BiConsumer<Path, String> listener) {
		LISTENER.set(listener);
	}

	/**
	 * Ends to listen to the current thread.
	 */
	public static void ignore() {
		LISTENER.remove();
	}

}
