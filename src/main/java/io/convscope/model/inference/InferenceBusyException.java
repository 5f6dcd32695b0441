package io.convscope.model.inference;

import java.time.Duration;

import io.convscope.problem.Busy;

/**
 * Thrown when the inference queue is full, or a request has waited in it too long.
 */
@Busy
public final class InferenceBusyException extends RuntimeException {

	private InferenceBusyException(String message) {
		super(message);
	}

	/**
	 * Creates the exception for a full queue.
	 * @param length how many requests are in it
	 * @return the exception
	 */
	public static InferenceBusyException queueFull(int length) {
		return new InferenceBusyException(
				length + " requests are already queued for the network; try again in a second.");
	}

	/**
	 * Creates the exception for a result that did not come in time.
	 * @param waited how long the request waited
	 * @return the exception
	 */
	public static InferenceBusyException waitedTooLong(Duration waited) {
		return new InferenceBusyException(
				"The network did not answer this request within " + waited.toSeconds() + " s; try again.");
	}

	/**
	 * Creates the exception for a request whose thread was interrupted while it waited.
	 * @return the exception
	 */
	static InferenceBusyException interrupted() {
		return new InferenceBusyException("The wait for the network was interrupted; try again.");
	}

}
