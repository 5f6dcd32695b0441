package io.convscope.prediction;

import java.util.Map;

/**
 * Thrown when a prediction is asked for with a parameter that is out of range.
 */
public final class InvalidPredictionException extends RuntimeException {

	private final Map<String, String> errors;

	private InvalidPredictionException(String message, Map<String, String> errors) {
		super(message);
		this.errors = errors;
	}

	static InvalidPredictionException top(String text) {
		String range = "must be an integer of at least 1, not \"" + text + "\"";
		return new InvalidPredictionException("top " + range + ".", Map.of("top", range));
	}

	/**
	 * Tells what is wrong.
	 * @return what each parameter must be, by its name
	 */
	public Map<String, String> errors() {
		return this.errors;
	}

}
