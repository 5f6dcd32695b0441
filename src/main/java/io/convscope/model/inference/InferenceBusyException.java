package io.convscope.model.inference;

import java.time.Duration;

import io.convscope.problem.Busy;

/**
 * Thrown when so many requests wait for the network that one more would wait too long.
 */
@Busy
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

	/**
	 * Tells that an answer took too long to come.
	 * @param waited how long was waited for it
	 * @return the exception
	 */
	public static InferenceBusyException waitedTooLong(Duration waited) {
		return new InferenceBusyException(
				"The network did not get round to this request in " + waited.toSeconds() + " s; try again.");
	}

}
