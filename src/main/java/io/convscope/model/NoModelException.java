package io.convscope.model;

/**
 * Thrown when a model should answer and there is none yet; the message says how to get
 * one.
 */
public final class NoModelException extends RuntimeException {

	private NoModelException(String message) {
		super(message);
	}

	static NoModelException create() {
		return new NoModelException("There is no model yet. Train one with POST /train"
				+ " (with {\"dataset\":\"shapes\",\"epochs\":2} it takes less than a minute); it answers from its first epoch on.");
	}

}
