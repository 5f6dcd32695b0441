package io.convscope.memory;

import io.convscope.problem.Busy;

/**
 * Thrown when other requests hold the memory that a request needs.
 */
@Busy
public final class MemoryBusyException extends RuntimeException {

	private MemoryBusyException(String message) {
		super(message);
	}

	static MemoryBusyException now() {
		return new MemoryBusyException(
				"Other requests hold the memory that this one needs; try again in a few seconds.");
	}

}
