package io.convscope.request;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

import io.convscope.problem.ProblemType;

/**
 * Thrown when options or fields of a request are unknown, missing or out of their range;
 * its message names all of them, with what they may be.
 */
@ProblemType(name = "invalid-request", title = "Invalid request", status = 400)
public final class InvalidRequestException extends RuntimeException {

	private final Map<String, String> errors;

	private InvalidRequestException(String message, Map<String, String> errors) {
		super(message);
		this.errors = Collections.unmodifiableMap(new LinkedHashMap<>(errors));
	}

	/**
	 * Refuses one option.
	 * @param option its name
	 * @param error the rest of a sentence that begins with that name
	 * @return the exception
	 */
	public static InvalidRequestException of(String option, String error) {
		return of(Map.of(option, error));
	}

	/**
	 * Refuses some options.
	 * @param errors the rest of a sentence that begins with an option's name, by that
	 * name; at least one
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
	 * Refuses some options in other words than theirs.
	 * @param message says what to do
	 * @param errors what each option must be, by its name; at least one
	 * @return the exception
	 */
	public static InvalidRequestException saying(String message, Map<String, String> errors) {
		return new InvalidRequestException(message, errors);
	}

	/**
	 * Tells what is wrong.
	 * @return what each option must be, by its name, in the order they were found
	 */
	public Map<String, String> errors() {
		return this.errors;
	}

}
