package io.convscope.dataset.importing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.convscope.dataset.importing.archive.Archive;
import io.convscope.dataset.importing.archive.ImportFailure;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A list of files with their labels, as a CSV file (RFC 4180) with a header or as JSON
 * Lines.
 *
 * @param rows the files
 */
record Table(List<Row> rows) {

	private static final List<String> FILE = List.of("file_name", "filename", "file", "path", "image", "image_id",
			"img", "id");

	private static final List<String> LABEL = List.of("label", "labels", "class", "category", "target", "label_name");

	private static final List<String> PART = List.of("split", "part", "subset");

	private static final int LONGEST = 32_000_000;

	private static final int PIECE = 8192;

	private static final JsonMapper JSON = new JsonMapper();

	static boolean isTable(String name) {
		String lower = name.toLowerCase(Locale.ROOT);
		return lower.endsWith(".csv") || lower.endsWith(".tsv") || lower.endsWith(".jsonl");
	}

	/**
	 * Reads a table.
	 * @param name the name of its file
	 * @param content opens it
	 * @return the table; empty if it has no columns of files and labels
	 * @throws IOException if it cannot be read
	 */
	static Optional<Table> read(String name, Archive.Content content) throws IOException {
		try (BufferedReader in = new BufferedReader(new InputStreamReader(content.open(), StandardCharsets.UTF_8))) {
			StringBuilder text = new StringBuilder();
			char[] piece = new char[PIECE];
			for (int read = in.read(piece); read > 0; read = in.read(piece)) {
				text.append(piece, 0, read);
				if (text.length() > LONGEST) {
					throw new ImportFailure("The list " + name + " has more than " + LONGEST + " letters.");
				}
			}
			String all = (text.indexOf("\uFEFF") == 0) ? text.substring(1) : text.toString();
			return name.toLowerCase(Locale.ROOT).endsWith(".jsonl") ? ofJson(all) : ofCsv(all);
		}
	}

	private static Optional<Table> ofJson(String text) {
		List<Row> rows = new ArrayList<>();
		for (String line : text.lines().filter((each) -> !each.isBlank()).toList()) {
			try {
				JsonNode object = JSON.readTree(line);
				String file = field(object, FILE);
				String label = field(object, LABEL);
				if (file.isEmpty() || label.isEmpty()) {
					return Optional.empty();
				}
				rows.add(new Row(file, label, field(object, PART)));
			}
			catch (JacksonException ex) {
				return Optional.empty();
			}
		}
		return Optional.of(new Table(rows));
	}

	private static String field(JsonNode object, List<String> names) {
		return names.stream()
			.map(object::get)
			.filter((each) -> each != null && each.isValueNode() && !each.isNull())
			.map(JsonNode::asString)
			.findFirst()
			.orElse("");
	}

	private static Optional<Table> ofCsv(String text) {
		String header = text.lines().findFirst().orElse("");
		char separator = header.contains(",") ? ',' : header.contains(";") ? ';' : '\t';
		List<List<String>> lines = lines(text, separator);
		if (lines.isEmpty()) {
			return Optional.empty();
		}
		List<String> columns = lines.get(0).stream().map((each) -> each.strip().toLowerCase(Locale.ROOT)).toList();
		int file = column(columns, FILE);
		int label = column(columns, LABEL);
		int part = column(columns, PART);
		if (file < 0 || label < 0) {
			return Optional.empty();
		}
		return Optional.of(new Table(lines.stream()
			.skip(1)
			.filter((each) -> each.size() > Math.max(file, label))
			.map((each) -> new Row(each.get(file).strip(), each.get(label),
					(part >= 0 && part < each.size()) ? each.get(part).strip() : ""))
			.toList()));
	}

	private static int column(List<String> columns, List<String> names) {
		return names.stream().mapToInt(columns::indexOf).filter((each) -> each >= 0).findFirst().orElse(-1);
	}

	private static List<List<String>> lines(String text, char separator) {
		List<List<String>> lines = new ArrayList<>();
		List<String> line = new ArrayList<>();
		StringBuilder field = new StringBuilder();
		boolean quoted = false;
		for (int i = 0; i < text.length(); i++) {
			char each = text.charAt(i);
			if (each == '"') {
				boolean escaped = quoted && i + 1 < text.length() && text.charAt(i + 1) == '"';
				if (escaped) {
					field.append('"');
					i++;
				}
				else {
					quoted = !quoted;
				}
			}
			else if (!quoted && (each == separator || each == '\n')) {
				line.add(field.toString());
				field.setLength(0);
				if (each == '\n') {
					lines.add(line);
					line = new ArrayList<>();
				}
			}
			else if (quoted || each != '\r') {
				field.append(each);
			}
		}
		if (field.length() > 0 || !line.isEmpty()) {
			line.add(field.toString());
			lines.add(line);
		}
		return lines;
	}

	/**
	 * A file in the list.
	 *
	 * @param file its name, with or without folder and suffix
	 * @param label its label
	 * @param part the name of its part; empty if the list does not say
	 */
	record Row(String file, String label, String part) {
	}

}
