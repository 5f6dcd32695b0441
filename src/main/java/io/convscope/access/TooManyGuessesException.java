package io.convscope.access;

import io.convscope.problem.ProblemType;

/**
 * Thrown when too many wrong keys have come from an address.
 */
@ProblemType(name = "too-many-wrong-keys", title = "Too many wrong keys", status = 429)
public final class TooManyGuessesException extends RuntimeException {

	private final long seconds;

	TooManyGuessesException(long seconds) {
		super("Too many wrong keys have come from this address; try again in " + seconds + " seconds.");
		this.seconds = seconds;
	}

	/**
	 * Returns how long the address has to wait.
	 * @return the time in seconds, at least 1
	 */
	public long seconds() {
		return this.seconds;
	}

}
