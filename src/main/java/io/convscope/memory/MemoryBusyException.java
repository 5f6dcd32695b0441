package io.convscope.memory;

/**
 * Thrown when other requests hold the memory that one needs.
 */
public final class MemoryBusyException extends RuntimeException {

	private MemoryBusyException(String message) {
		super(message);
	}

	static MemoryBusyException now() {
		return new MemoryBusyException(
				"Other requests hold the memory that this one needs; try again in a few seconds.");
	}

}
