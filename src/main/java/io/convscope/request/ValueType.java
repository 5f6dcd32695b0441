package io.convscope.request;

import java.util.Map;
import java.util.Optional;

import tools.jackson.databind.JsonNode;

/**
 * What an option may be: reads it from JSON, says it in a sentence, and describes it as
 * JSON Schema does.
 *
 * @param <T> the values
 */
public interface ValueType<T> {

	/**
	 * Names the kind of its values.
	 * @return for example {@code a whole number}
	 */
	String kind();

	/**
	 * Tells whether a value is of that kind, within the range or not.
	 * @param value any JSON
	 * @return whether it can be read
	 */
	boolean isKind(JsonNode value);

	/**
	 * Reads a value of that kind.
	 * @param value the JSON
	 * @return empty when it is out of the range
	 */
	Optional<T> read(JsonNode value);

	/**
	 * Says what values are in the range.
	 * @return the rest of a sentence that begins with the option's name
	 */
	String rule();

	/**
	 * Describes the values.
	 * @return {@code type}, {@code minimum} and the like, as in JSON Schema
	 */
	Map<String, Object> schema();

}
