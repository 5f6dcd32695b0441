package io.convscope.request;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

import io.convscope.problem.ProblemType;

/**
 * Thrown when options or fields of a request are unknown, missing or out of range. The
 * message names all of them with their valid values.
 */
@ProblemType(name = "invalid-request", title = "Invalid request", status = 400)
public final class InvalidRequestException extends RuntimeException {

	private final Map<String, String> errors;

	private InvalidRequestException(String message, Map<String, String> errors) {
		super(message);
		this.errors = Collections.unmodifiableMap(new LinkedHashMap<>(errors));
	}

	/**
	 * Creates the exception for one option.
	 * @param option its name
	 * @param error the rest of a sentence that starts with the name
	 * @return the exception
	 */
	public static InvalidRequestException of(String option, String error) {
		return of(Map.of(option, error));
	}

	/**
	 * Creates the exception for several options.
	 * @param errors a map from the name of each option to the rest of a sentence that
	 * starts with it; not empty
	 * @return the exception
	 */
	public static InvalidRequestException of(Map<String, String> errors) {
		String message = errors.entrySet()
			.stream()
			.map((error) -> error.getKey() + " " + error.getValue())
			.collect(Collectors.joining("; ", "", "."));
		return new InvalidRequestException(message, errors);
	}

	/**
	 * Creates the exception for several options with a message of its own.
	 * @param message the message, which says what to do
	 * @param errors a map from the name of each option to what it must be; not empty
	 * @return the exception
	 */
	public static InvalidRequestException saying(String message, Map<String, String> errors) {
		return new InvalidRequestException(message, errors);
	}

	/**
	 * Returns the errors.
	 * @return a map from the name of each option to what it must be, in the order of
	 * detection
	 */
	public Map<String, String> errors() {
		return this.errors;
	}

}
