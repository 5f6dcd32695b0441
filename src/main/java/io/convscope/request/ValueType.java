package io.convscope.request;

import java.util.Map;
import java.util.Optional;

import tools.jackson.databind.JsonNode;

/**
 * The type and range of an option: reads its values from JSON and describes them in words
 * and as a JSON Schema.
 *
 * @param <T> the type of the values
 */
public interface ValueType<T> {

	/**
	 * Returns the JSON type of the values in words.
	 * @return for example {@code a whole number}
	 */
	String kind();

	/**
	 * Checks whether a value has this JSON type, in or out of range.
	 * @param value any JSON value
	 * @return whether it can be passed to {@link #read}
	 */
	boolean isKind(JsonNode value);

	/**
	 * Reads a value of this JSON type.
	 * @param value the JSON value
	 * @return the value; empty if it is out of range
	 */
	Optional<T> read(JsonNode value);

	/**
	 * Returns the range in words.
	 * @return the rest of a sentence that starts with the option's name
	 */
	String rule();

	/**
	 * Returns the JSON Schema of the values.
	 * @return keywords such as {@code type} and {@code minimum}
	 */
	Map<String, Object> schema();

}
