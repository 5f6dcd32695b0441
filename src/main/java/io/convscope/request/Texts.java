package io.convscope.request;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import tools.jackson.databind.JsonNode;

/**
 * A set of strings.
 *
 * @param allowed checks whether a string is in the set
 * @param rule the rule in words
 * @param schema the rule as a JSON Schema
 */
public record Texts(Predicate<String> allowed, String rule, Map<String, Object> schema) implements ValueType<String> {

	private static final Map<String, Object> SCHEMA = Map.of("type", "string");

	/**
	 * Allows any string; other code checks it.
	 * @return the set of all strings
	 */
	public static Texts any() {
		return new Texts((text) -> true, "must be a text", SCHEMA);
	}

	/**
	 * Allows names that are displayed on one line. Leading and trailing white space is
	 * ignored.
	 * @param longest the maximum length in characters
	 * @return the set of names
	 */
	public static Texts names(int longest) {
		Predicate<String> allowed = (text) -> {
			String name = text.strip();
			return !name.isEmpty() && name.length() <= longest && PlainText.isPlain(name);
		};
		Map<String, Object> schema = new LinkedHashMap<>(SCHEMA);
		schema.put("minLength", 1);
		schema.put("maxLength", longest);
		return new Texts(allowed, "must have 1 to " + longest + " characters, and " + PlainText.RULE, schema);
	}

	/**
	 * Allows one of several strings.
	 * @param choices the strings allowed
	 * @return the set of these strings
	 */
	public static Texts oneOf(List<String> choices) {
		Map<String, Object> schema = new LinkedHashMap<>(SCHEMA);
		schema.put("enum", choices);
		return new Texts(choices::contains, "must be one of " + String.join(", ", choices), schema);
	}

	@Override
	public String kind() {
		return "a text";
	}

	@Override
	public boolean isKind(JsonNode value) {
		return value.isString();
	}

	@Override
	public Optional<String> read(JsonNode value) {
		return Optional.of(value.stringValue()).filter(this.allowed);
	}

}
