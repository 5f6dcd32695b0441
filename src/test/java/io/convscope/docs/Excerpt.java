package io.convscope.docs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Shortens what a command printed to what a page shows of it: of an array the beginning,
 * of an object the fields that are not hidden, of an event stream the first event of each
 * kind. What is left out is shown as {@code ...}.
 *
 * @param shown whether the fields of a name are shown, wherever they occur
 */
record Excerpt(Predicate<String> shown) {

	private static final JsonMapper JSON = new JsonMapper();

	private static final int WIDTH = 138;

	private static final int SCALARS = 2;

	private static final String LEFT_OUT = "...";

	private static final Pattern EVENTS = Pattern.compile("(retry|event):");

	private static final Pattern EVENT = Pattern.compile("event:\\s*(\\w+)\\n(.*?)data:\\s*(\\S.*)", Pattern.DOTALL);

	String of(String output) {
		String text = output.strip();
		if (EVENTS.matcher(text).lookingAt()) {
			return events(text);
		}
		return text.startsWith("{") ? fold(json(text)) : text;
	}

	private String events(String stream) {
		Map<String, String> firsts = new LinkedHashMap<>();
		for (String block : stream.split("\\n\\n")) {
			Matcher event = EVENT.matcher(block.strip());
			if (event.matches()) {
				firsts.putIfAbsent(event.group(1),
						"event: " + event.group(1) + "\n" + event.group(2) + fold("data: " + json(event.group(3))));
			}
		}
		return String.join("\n\n", firsts.values());
	}

	private String json(String text) {
		try {
			return of(JSON.readTree(text));
		}
		catch (JacksonException ex) {
			return text;
		}
	}

	private String of(JsonNode node) {
		if (node.isObject()) {
			return join("{",
					node.properties()
						.stream()
						.map((field) -> this.shown.test(field.getKey())
								? JSON.writeValueAsString(field.getKey()) + ":" + of(field.getValue()) : LEFT_OUT)
						.toList(),
					"}");
		}
		if (node.isArray()) {
			int most = (!node.isEmpty() && node.get(0).isContainer()) ? 1 : SCALARS;
			List<String> items = new ArrayList<>();
			for (JsonNode item : node) {
				items.add((items.size() < most) ? of(item) : LEFT_OUT);
			}
			return join("[", items, "]");
		}
		return JSON.writeValueAsString(node);
	}

	// several in a row that are left out are one
	private static String join(String start, List<String> items, String end) {
		List<String> shown = new ArrayList<>();
		for (String item : items) {
			if (!item.equals(LEFT_OUT) || shown.isEmpty() || !shown.get(shown.size() - 1).equals(LEFT_OUT)) {
				shown.add(item);
			}
		}
		return shown.stream()
			.map((item) -> item.equals(LEFT_OUT) ? " " + item : item)
			.collect(Collectors.joining(",", start, end));
	}

	private static String fold(String text) {
		StringBuilder lines = new StringBuilder();
		int start = 0;
		while (text.length() - start > WIDTH) {
			int comma = text.lastIndexOf(',', start + WIDTH);
			if (comma <= start) {
				break;
			}
			lines.append(text, start, comma + 1).append("\n ");
			start = comma + 1;
		}
		return lines.append(text.substring(start)).toString();
	}

}
