package io.convscope.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Thrown when a request about a model has parameters that can't be; its message names all
 * of them, with what they may be.
 */
public final class InvalidModelRequestException extends RuntimeException {

	private final Map<String, String> errors;

	private InvalidModelRequestException(String message, Map<String, String> errors) {
		super(message);
		this.errors = errors;
	}

	static InvalidModelRequestException of(String parameter, String rule) {
		return of(Map.of(parameter, rule));
	}

	static InvalidModelRequestException of(Map<String, String> errors) {
		String message = errors.entrySet()
			.stream()
			.map((error) -> error.getKey() + " " + error.getValue())
			.collect(Collectors.joining("; ", "", "."));
		return new InvalidModelRequestException(message, Collections.unmodifiableMap(new LinkedHashMap<>(errors)));
	}

	/**
	 * Tells what is wrong.
	 * @return what each parameter must be, by its name
	 */
	public Map<String, String> errors() {
		return this.errors;
	}

}
