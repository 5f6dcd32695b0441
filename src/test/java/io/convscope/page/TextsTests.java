package io.convscope.page;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The texts of the page in their languages.
 */
class TextsTests {

	private static final Pattern PLACE = Pattern.compile("\\{\\w+}");

	@ParameterizedTest
	@ValueSource(strings = { "de", "zh" })
	void eachLanguageHasEveryTextWithTheSamePlaces(String language) throws IOException {
		assertThat(placesByPath(language)).isEqualTo(placesByPath("en"));
	}

	private static TreeMap<String, List<String>> placesByPath(String language) throws IOException {
		TreeMap<String, List<String>> places = new TreeMap<>();
		try (InputStream file = TextsTests.class.getResourceAsStream("/static/texts/" + language + ".json")) {
			collect("", new JsonMapper().readTree(Objects.requireNonNull(file)), places);
		}
		assertThat(places).isNotEmpty();
		return places;
	}

	private static void collect(String path, JsonNode node, TreeMap<String, List<String>> places) {
		if (node.isString()) {
			assertThat(node.stringValue()).as(path).isNotBlank();
			places.put(path,
					PLACE.matcher(node.stringValue()).results().map((match) -> match.group()).sorted().toList());
		}
		for (int i = 0; i < node.size() && node.isArray(); i++) {
			collect(path + "/" + i, node.get(i), places);
		}
		for (String name : node.propertyNames()) {
			collect(path + "/" + name, node.get(name), places);
		}
	}

}
