package io.convscope.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The texts of the page in their languages.
 */
class TextsTests {

	private static final Path PAGE = Path.of("src/main/resources/static");

	private static final Pattern PLACE = Pattern.compile("\\{\\w+}");

	private static final String LITERAL = "'(?:[^'\\\\\\n]|\\\\.)*'";

	private static final String LITERALS = LITERAL + "(?:\\s*\\+\\s*" + LITERAL + ")*";

	/** A text that a module shows: {@code t('...')} or {@code nodes('...')}. */
	private static final Pattern SHOWN = Pattern.compile("\\b(?:t|nodes)\\(\\s*(" + LITERALS + ")");

	/** A number with its noun: {@code plural(3, 'epoch')}. */
	private static final Pattern PLURAL = Pattern.compile("\\bplural\\([^'\\n]*,\\s*'(\\w[\\w ]*)'\\)");

	/** What the page's HTML has, and no reader sees as a text. */
	private static final Pattern UNSEEN = Pattern
		.compile("(?s)<!--.*?-->|<svg.*?</svg>|<script.*?</script>|<code.*?</code>|<!doctype[^>]*>");

	private static final Pattern SEEN = Pattern
		.compile(">([^<>]+)<|\\s(?:aria-label|title|placeholder|alt|aria-roledescription)=\"([^\"]+)\"");

	@ParameterizedTest
	@ValueSource(strings = { "de", "zh" })
	void eachLanguageHasEveryTextOfTheLessonWithTheSamePlaces(String language) throws IOException {
		assertThat(placesByPath(read(language).get("lesson"))).isEqualTo(placesByPath(read("en").get("lesson")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "de", "zh" })
	void eachLanguageHasEveryTextOfThePageAndNoOther(String language) throws IOException {
		assertThat(keys(read(language).get("page"))).isEqualTo(textsOfThePage());
	}

	@ParameterizedTest
	@ValueSource(strings = { "service", "findings" })
	void theLanguagesTranslateTheSameTextsOfTheService(String section) throws IOException {
		assertThat(placesByPath(read("de").get(section))).isEqualTo(placesByPath(read("zh").get(section)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "de", "zh" })
	void eachTextOfThePageKeepsItsPlaces(String language) throws IOException {
		JsonNode texts = read(language).get("page");
		for (String english : texts.propertyNames()) {
			assertThat(texts.get(english).stringValue()).as(english).isNotBlank();
			assertThat(places(texts.get(english).stringValue())).as(english).isEqualTo(places(english));
		}
	}

	private static Set<String> keys(JsonNode texts) {
		return new TreeSet<>(texts.propertyNames());
	}

	private static Set<String> textsOfThePage() throws IOException {
		Set<String> texts = new TreeSet<>();
		SEEN.matcher(UNSEEN.matcher(Files.readString(PAGE.resolve("index.html"))).replaceAll("<>"))
			.results()
			.map((match) -> (match.group(1) != null) ? match.group(1) : match.group(2))
			.map((text) -> text.replace("&nbsp;", "\u00a0").replace("&amp;", "&"))
			.map((text) -> text.replaceAll("[ \\t\\n\\r]+", " ").replaceAll("^[ \u00a0]|[ \u00a0]$", ""))
			.filter((text) -> text.matches("(?s).*\\p{L}{2}.*"))
			.forEach(texts::add);
		try (Stream<Path> files = Files.walk(PAGE.resolve("js"))) {
			files.filter((file) -> file.toString().endsWith(".js")).map(TextsTests::content).forEach((module) -> {
				SHOWN.matcher(module).results().map(TextsTests::joined).forEach(texts::add);
				PLURAL.matcher(module)
					.results()
					.map((match) -> match.group(1))
					.forEach((noun) -> texts.addAll(List.of("{n} " + noun, "{n} " + noun + "s")));
			});
		}
		return texts;
	}

	private static String content(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The value of literals that are written one after the other. */
	private static String joined(MatchResult match) {
		StringBuilder text = new StringBuilder();
		Pattern.compile(LITERAL)
			.matcher(match.group(1))
			.results()
			.forEach((literal) -> text.append(literal.group(), 1, literal.group().length() - 1));
		return text.toString().replace("\\'", "'").replace("\\u00a0", "\u00a0");
	}

	private static JsonNode read(String language) throws IOException {
		return new JsonMapper().readTree(PAGE.resolve("texts").resolve(language + ".json").toFile());
	}

	private static List<String> places(String text) {
		return PLACE.matcher(text).results().map(MatchResult::group).sorted().toList();
	}

	private static TreeMap<String, List<String>> placesByPath(JsonNode texts) {
		TreeMap<String, List<String>> places = new TreeMap<>();
		collect("", texts, places);
		assertThat(places).isNotEmpty();
		return places;
	}

	private static void collect(String path, JsonNode node, TreeMap<String, List<String>> places) {
		if (node.isString()) {
			assertThat(node.stringValue()).as(path).isNotBlank();
			places.put(path, places(node.stringValue()));
		}
		for (int i = 0; i < node.size() && node.isArray(); i++) {
			collect(path + "/" + i, node.get(i), places);
		}
		for (String name : node.propertyNames()) {
			collect(path + "/" + name, node.get(name), places);
		}
	}

}
