package io.convscope.spark;

/**
 * Thrown when a job can't be done. The message is all that the user is told: what is
 * wrong, and what to do.
 */
public final class JobFailedException extends RuntimeException {

	private JobFailedException(String message) {
		super(message);
	}

	public static JobFailedException because(String sentence) {
		return new JobFailedException(sentence);
	}

}
