package io.convscope.training.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds in the log of a driver why it has ended.
 */
final class DriverLog {

	private static final Pattern LOGGED = Pattern.compile("\\d\\d/\\d\\d/\\d\\d [\\d:]+ (\\w+) [^:]+: (.*)");

	private static final Pattern OF_STACK = Pattern.compile("\\s.*|(Exception in|Caused by|[\\w.$]+Exception).*");

	private DriverLog() {
	}

	/**
	 * Looks why a driver has ended.
	 * @param files of its run
	 * @return the last that it has said for users, else the last error that was logged,
	 * else its last line
	 */
	static String reason(ClusterFiles files) {
		List<String> lines = lines(files);
		return last(
				lines.stream().filter((line) -> !LOGGED.matcher(line).matches() && !OF_STACK.matcher(line).matches()))
			.or(() -> lastError(lines))
			.or(() -> last(lines.stream()))
			.orElse("it has said nothing");
	}

	private static Optional<String> lastError(List<String> lines) {
		return last(lines.stream()
			.map(LOGGED::matcher)
			.filter((found) -> found.matches() && found.group(1).equals("ERROR")))
			.map((Matcher found) -> found.group(2));
	}

	private static <T> Optional<T> last(Stream<T> all) {
		return all.reduce((first, second) -> second);
	}

	private static List<String> lines(ClusterFiles files) {
		try {
			String log = new String(Files.readAllBytes(files.log()), StandardCharsets.UTF_8);
			return log.lines().filter((line) -> !line.isBlank()).toList();
		}
		catch (IOException ex) {
			return List.of();
		}
	}

}
