package io.convscope.dataset;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when a data set can't be had; its message says why, and what to do.
 */
public final class DatasetUnavailableException extends RuntimeException {

	private DatasetUnavailableException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

	static DatasetUnavailableException of(String message, @Nullable Throwable cause) {
		return new DatasetUnavailableException(message, cause);
	}

	static DatasetUnavailableException interrupted(String name) {
		return new DatasetUnavailableException("Loading the data set " + name + " was interrupted; try again.", null);
	}

}
