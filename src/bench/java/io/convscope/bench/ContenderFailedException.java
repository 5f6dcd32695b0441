package io.convscope.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Thrown when a contender's process, or the service's, can't be started or ends early, or
 * can't do what it is asked; the message says what it last wrote.
 */
final class ContenderFailedException extends RuntimeException {

	private ContenderFailedException(String message) {
		super(message);
	}

	static ContenderFailedException because(String reason) {
		return new ContenderFailedException(reason);
	}

	static ContenderFailedException of(Path log) throws IOException {
		List<String> lines = Files.exists(log) ? Files.readAllLines(log) : List.of();
		String cause = lines.stream()
			.filter((line) -> line.startsWith("Exception") || line.startsWith("Caused by"))
			.reduce((first, second) -> second)
			.orElse(lines.isEmpty() ? "it ended without a word" : lines.get(lines.size() - 1));
		return new ContenderFailedException(cause + " (see " + log.getFileName() + ")");
	}

}
