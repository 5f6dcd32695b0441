package io.convscope.training;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Thrown for a request about runs with unknown or impossible fields; the message names
 * every one of them.
 */
public final class InvalidRunRequestException extends RuntimeException {

	private final Map<String, String> errors;

	private InvalidRunRequestException(String message, Map<String, String> errors) {
		super(message);
		this.errors = errors;
	}

	static InvalidRunRequestException of(Map<String, String> errors) {
		String message = errors.entrySet()
			.stream()
			.map((each) -> each.getKey() + " " + each.getValue())
			.collect(Collectors.joining("; ", "", "."));
		return new InvalidRunRequestException(message, Collections.unmodifiableMap(new LinkedHashMap<>(errors)));
	}

	/**
	 * Tells what is wrong with each field.
	 * @return what it may be, by field, in the order they were found
	 */
	public Map<String, String> errors() {
		return this.errors;
	}

}
