package io.convscope.spark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A table of {@code score}, read by Spark in a process of its own.
 *
 * @param rows its rows
 */
record ScoredTable(List<JsonNode> rows) {

	private static final List<String> OPENED = Stream
		.of("java.lang", "java.nio", "java.util", "java.net", "java.lang.invoke", "sun.nio.ch", "sun.util.calendar")
		.map((name) -> "--add-opens=java.base/" + name + "=ALL-UNNAMED")
		.toList();

	static ScoredTable read(String format, Path folder) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
		command.addAll(OPENED);
		command.addAll(List.of("-cp", SparkBuild.HOME.resolve("jars") + "/*", "src/test/resources/spark/Rows.java",
				format, folder.toString()));
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor()).as(output).isZero();
		return new ScoredTable(output.lines()
			.filter((line) -> line.startsWith("{"))
			.map((line) -> JsonMapper.shared().readTree(line))
			.toList());
	}

	/**
	 * Finds the row of each picture, of which there is only one.
	 * @param folder that the pictures are in
	 * @return the rows by the name of the file, and that of the entry if it is an archive
	 */
	Map<String, JsonNode> byPicture(Path folder) {
		return this.rows.stream().collect(Collectors.toMap((row) -> name(row, folder), (row) -> row));
	}

	private static String name(JsonNode row, Path folder) {
		String file = folder.relativize(Path.of(row.get("path").asString().replaceFirst("^file:/+", "/"))).toString();
		return row.has("entry") ? file + "!" + row.get("entry").asString() : file;
	}

}
