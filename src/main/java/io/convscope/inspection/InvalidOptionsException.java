package io.convscope.inspection;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Thrown when maps, filters, cells or explanations are asked for with options that are
 * out of range; its message names all of them, with what they may be.
 */
public final class InvalidOptionsException extends RuntimeException {

	private final Map<String, String> errors;

	private InvalidOptionsException(String message, Map<String, String> errors) {
		super(message);
		this.errors = errors;
	}

	static InvalidOptionsException of(Map<String, String> errors) {
		String message = errors.entrySet()
			.stream()
			.map((error) -> error.getKey() + " " + error.getValue())
			.collect(Collectors.joining("; ", "", "."));
		return new InvalidOptionsException(message, Collections.unmodifiableMap(new LinkedHashMap<>(errors)));
	}

	/**
	 * Tells what is wrong.
	 * @return what each option must be, by its name
	 */
	public Map<String, String> errors() {
		return this.errors;
	}

}
