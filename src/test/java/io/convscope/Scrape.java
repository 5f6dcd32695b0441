package io.convscope;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code /actuator/prometheus} answered.
 *
 * @param lines of the text
 */
record Scrape(List<String> lines) {

	private static final Pattern TYPE = Pattern.compile("# TYPE (convscope_\\w+) (\\w+)");

	private static final Pattern HELP = Pattern.compile("# HELP (convscope_\\w+) (.+)");

	private static final Pattern LABEL = Pattern.compile("(\\w+)=\"");

	static Scrape of(ServiceClient service) {
		return new Scrape(new String(service.bytes("/actuator/prometheus"), StandardCharsets.UTF_8).lines().toList());
	}

	/**
	 * Finds a value.
	 * @param series its name, with its labels as in the text
	 * @return the value; 0 if it is not there
	 */
	double value(String series) {
		return this.lines.stream()
			.filter((line) -> line.startsWith(series + " "))
			.mapToDouble((line) -> Double.parseDouble(line.substring(series.length() + 1)))
			.findFirst()
			.orElse(0);
	}

	/**
	 * Describes the service's own metrics as the documentation does.
	 * @return name, type, labels and meaning of each, as rows of a table, by its name
	 */
	Map<String, String> rows() {
		Map<String, String> types = new TreeMap<>();
		Map<String, String> meanings = new TreeMap<>();
		for (String line : this.lines) {
			Matcher type = TYPE.matcher(line);
			Matcher help = HELP.matcher(line);
			if (type.matches()) {
				types.put(type.group(1), type.group(2));
			}
			else if (help.matches()) {
				meanings.put(help.group(1), help.group(2));
			}
		}
		// the largest value of late, which each histogram has
		types.keySet()
			.removeIf((name) -> "histogram".equals(types.get(name.replaceFirst("_max$", ""))) && name.endsWith("_max"));
		Map<String, String> rows = new TreeMap<>();
		types.forEach((name, type) -> rows.put(name,
				"| `" + name + "` | " + type + " | " + labels(name) + " | " + meanings.get(name) + " |"));
		return rows;
	}

	private String labels(String name) {
		String series = this.lines.stream()
			.filter((line) -> line.matches(name + "(_count)?[{ ].*"))
			.findFirst()
			.orElseThrow();
		return String.join(", ",
				LABEL.matcher(series.replaceFirst("} \\S+$", ""))
					.results()
					.map((each) -> "`" + each.group(1) + "`")
					.toList());
	}

}
