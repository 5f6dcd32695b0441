package io.convscope;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@code .editorconfig} says of files that no formatter looks at.
 */
class SourceFilesTests {

	private static final int MAX_COLUMNS = 140;

	private static final Pattern WRITTEN_BY_HAND = Pattern
		.compile(".*\\.(java|xml|js|css|html|svg|md|py|sh|yml)|\\.ci/run|Dockerfile|\\.editorconfig");

	private static final Pattern INDENTED_BY_TABS = Pattern.compile(".*\\.(java|xml|css|html)|.*/static/js/.*");

	@Test
	void noLineIsTooLong() throws IOException {
		assertThat(linesOf((file) -> true, (line) -> columns(line) > MAX_COLUMNS)).isEmpty();
	}

	@Test
	void noLineEndsWithSpaces() throws IOException {
		assertThat(linesOf((file) -> true, (line) -> !line.equals(line.stripTrailing()))).isEmpty();
	}

	@Test
	void sourcesAreIndentedByTabs() throws IOException {
		assertThat(linesOf(INDENTED_BY_TABS.asMatchPredicate(), (line) -> line.startsWith("  "))).isEmpty();
	}

	@Test
	void scriptsAndDocumentsAreIndentedBySpaces() throws IOException {
		Predicate<String> spaces = INDENTED_BY_TABS.asMatchPredicate()
			.negate()
			.and((file) -> !file.equals("Dockerfile"));
		assertThat(linesOf(spaces, (line) -> line.startsWith("\t"))).isEmpty();
	}

	private static List<String> linesOf(Predicate<String> files, Predicate<String> faulty) throws IOException {
		List<String> found = new ArrayList<>();
		for (Path file : writtenByHand()) {
			if (files.test(nameOf(file))) {
				List<String> lines = Files.readAllLines(file);
				for (int i = 0; i < lines.size(); i++) {
					if (faulty.test(lines.get(i))) {
						found.add(nameOf(file) + ":" + (i + 1));
					}
				}
			}
		}
		return found;
	}

	private static List<Path> writtenByHand() throws IOException {
		List<Path> files = new ArrayList<>();
		for (Path folder : List.of(Path.of("src"), Path.of("docs"), Path.of(".ci"))) {
			try (Stream<Path> below = Files.walk(folder)) {
				below.filter((path) -> !nameOf(path).contains("node_modules")).forEach(files::add);
			}
		}
		try (Stream<Path> top = Files.list(Path.of("."))) {
			top.map(Path::normalize).forEach(files::add);
		}
		return files.stream()
			.filter(Files::isRegularFile)
			.filter((file) -> WRITTEN_BY_HAND.matcher(nameOf(file)).matches())
			.toList();
	}

	private static String nameOf(Path file) {
		return file.toString().replace('\\', '/');
	}

	private static int columns(String line) {
		return line.codePoints().map((character) -> (character == '\t') ? 4 : 1).sum();
	}

}
