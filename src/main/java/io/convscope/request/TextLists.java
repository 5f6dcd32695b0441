package io.convscope.request;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import tools.jackson.databind.JsonNode;

/**
 * Lists of texts, each text at most once.
 *
 * @param choices the texts allowed; empty to allow any
 */
public record TextLists(List<String> choices) implements ValueType<List<String>> {

	/**
	 * Allows any text; other code checks them.
	 * @return the set of all lists
	 */
	public static TextLists any() {
		return new TextLists(List.of());
	}

	/**
	 * Allows some texts.
	 * @param choices the texts allowed
	 * @return the set of lists of these
	 */
	public static TextLists of(List<String> choices) {
		return new TextLists(choices);
	}

	@Override
	public String kind() {
		return "a list of texts";
	}

	@Override
	public boolean isKind(JsonNode value) {
		return value.isArray() && value.valueStream().allMatch(JsonNode::isString);
	}

	@Override
	public Optional<List<String>> read(JsonNode value) {
		List<String> texts = new ArrayList<>();
		value.forEach((each) -> texts.add(each.stringValue()));
		return Optional.of(texts)
			.filter((all) -> all.stream().distinct().count() == all.size())
			.filter((all) -> this.choices.isEmpty() || this.choices.containsAll(all));
	}

	@Override
	public String rule() {
		return this.choices.isEmpty() ? "must have each text only once"
				: "must be of " + String.join(", ", this.choices) + ", each only once";
	}

	@Override
	public Map<String, Object> schema() {
		Map<String, Object> items = new LinkedHashMap<>(Map.of("type", "string"));
		if (!this.choices.isEmpty()) {
			items.put("enum", this.choices);
		}
		return Map.of("type", "array", "items", items, "uniqueItems", true);
	}

}
