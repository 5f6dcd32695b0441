package io.convscope.model;

/**
 * Thrown when so many requests wait for the network that one more would wait too long.
 */
public final class InferenceBusyException extends RuntimeException {

	private InferenceBusyException(String message) {
		super(message);
	}

	/**
	 * Tells that a queue is full.
	 * @param length how many wait in it
	 * @return the exception
	 */
	public static InferenceBusyException queueFull(int length) {
		return new InferenceBusyException(
				length + " requests are waiting for the network already; try again in a second.");
	}

}
