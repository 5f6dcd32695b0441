package io.convscope.model.safetensors;

import io.convscope.problem.ProblemType;

/**
 * Thrown for a weights file that cannot be imported; the message says what is wrong, and
 * in which tensor.
 */
@ProblemType(name = "invalid-weights", title = "Invalid weights", status = 400)
public final class InvalidWeightsException extends RuntimeException {

	private InvalidWeightsException(String message) {
		super(message);
	}

	public static InvalidWeightsException of(SafetensorsException cause) {
		return new InvalidWeightsException(
				"The body is not a safetensors file that can be read: " + cause.getMessage() + ".");
	}

	public static InvalidWeightsException because(String sentence) {
		return new InvalidWeightsException(sentence);
	}

}
