package io.convscope.model;

/**
 * Thrown when a model is to be chosen and none is named; its message says how.
 */
public final class InvalidModelChoiceException extends RuntimeException {

	private InvalidModelChoiceException(String message) {
		super(message);
	}

	static InvalidModelChoiceException noId() {
		return new InvalidModelChoiceException(
				"id must be the id of a model, as in {\"id\":\"run-1\"}; GET /models lists them.");
	}

}
