package io.convscope.request;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import tools.jackson.databind.JsonNode;

/**
 * Texts.
 *
 * @param allowed tells which may be
 * @param rule says so
 * @param schema says so as JSON Schema does
 */
public record Texts(Predicate<String> allowed, String rule, Map<String, Object> schema) implements ValueType<String> {

	private static final Map<String, Object> SCHEMA = Map.of("type", "string");

	/**
	 * Texts that something else judges.
	 * @return any texts
	 */
	public static Texts any() {
		return new Texts((text) -> true, "must be a text", SCHEMA);
	}

	/**
	 * Names that people give, shown on one line; space around them does not count.
	 * @param longest how many characters they may have
	 * @return the texts
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
	 * A choice.
	 * @param choices what may be chosen
	 * @return the texts
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
