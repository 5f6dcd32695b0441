package io.convscope.access;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * The key of the request that the current thread works on.
 */
public final class Caller {

	private static final ThreadLocal<@Nullable ApiKey> CURRENT = new ThreadLocal<>();

	private Caller() {
	}

	/**
	 * Returns the key.
	 * @return the key; empty where none is required, and on threads of the service's own
	 */
	public static Optional<ApiKey> key() {
		return Optional.ofNullable(CURRENT.get());
	}

	/**
	 * Returns the name of the key.
	 * @return the name; null where none is required, and on threads of the service's own
	 */
	public static @Nullable String name() {
		return key().map(ApiKey::name).orElse(null);
	}

	/**
	 * Requires that one more picture of the key may wait.
	 * @param waiting how many of its pictures wait
	 * @throws LimitExceededException if it has reached its limit
	 */
	public static void requirePictureBeside(long waiting) {
		ApiKey key = CURRENT.get();
		if (key != null && key.limits().waitingPictures() != null && waiting >= key.limits().waitingPictures()) {
			throw LimitExceededException.ofPictures(key, key.limits().waitingPictures());
		}
	}

	/**
	 * Requires that one more run of the key may be queued.
	 * @param queued how many of its runs are queued
	 * @throws LimitExceededException if it has reached its limit
	 */
	public static void requireRunBeside(long queued) {
		ApiKey key = CURRENT.get();
		if (key != null && key.limits().queuedRuns() != null && queued >= key.limits().queuedRuns()) {
			throw LimitExceededException.ofRuns(key, key.limits().queuedRuns());
		}
	}

	/**
	 * Begins the work of the current thread on a request, which {@link #end()} ends.
	 * @param key the key of the request
	 */
	public static void begin(ApiKey key) {
		CURRENT.set(key);
	}

	/**
	 * Ends the work on a request.
	 */
	public static void end() {
		CURRENT.remove();
	}

}
