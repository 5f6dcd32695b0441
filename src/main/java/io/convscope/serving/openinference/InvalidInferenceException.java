package io.convscope.serving.openinference;

import io.convscope.problem.ProblemType;
import io.convscope.request.JsonProblem;
import tools.jackson.core.JacksonException;

/**
 * Thrown if a request is not one of the protocol, or does not fit the model. The message
 * says what to send.
 */
@ProblemType(name = "invalid-inference", title = "Invalid inference request", status = 400)
public final class InvalidInferenceException extends RuntimeException {

	private InvalidInferenceException(String message) {
		super(message);
	}

	/**
	 * Creates the exception.
	 * @param message what is wrong and what to do, in whole sentences
	 * @return the exception
	 */
	public static InvalidInferenceException because(String message) {
		return new InvalidInferenceException(message);
	}

	/**
	 * Creates the exception for a body that is not the expected JSON.
	 * @param exception what the parser threw
	 * @return the exception
	 */
	public static InvalidInferenceException json(JacksonException exception) {
		return new InvalidInferenceException(JsonProblem.describe(exception));
	}

}
