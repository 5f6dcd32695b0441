package io.convscope.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import tools.jackson.databind.JsonNode;

/**
 * Lists of texts, each text at most once.
 */
public record TextLists() implements ValueType<List<String>> {

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
		return Optional.of(texts).filter((all) -> all.stream().distinct().count() == all.size());
	}

	@Override
	public String rule() {
		return "must have each text only once";
	}

	@Override
	public Map<String, Object> schema() {
		return Map.of("type", "array", "items", Map.of("type", "string"), "uniqueItems", true);
	}

}
