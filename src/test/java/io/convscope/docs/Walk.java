package io.convscope.docs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A page of the documentation with commands and what they print: in blocks that begin
 * with <code>```console</code>, each line after {@code $} is a command, and what follows
 * it is its output. Behind the word, {@code hide=a,b} names fields that are left out, and
 * {@code show=a,b} those that are not.
 */
final class Walk {

	private static final String BLOCK = "```console";

	private static final String SHOWN = "localhost:8080";

	private final Path folder;

	private final int port;

	/**
	 * Makes a walk.
	 * @param folder where the commands run, and leave their files
	 * @param port where the service listens
	 * @throws IOException if the folder can't be written
	 */
	Walk(Path folder, int port) throws IOException {
		this.folder = folder;
		this.port = port;
		Files.writeString(folder.resolve(".curlrc"), "silent\nmax-time = 120\n");
	}

	/**
	 * Runs all commands of a page, one after the other.
	 * @param page its lines
	 * @return its lines with what the commands have printed now
	 */
	List<String> renew(List<String> page) throws IOException, InterruptedException {
		List<String> renewed = new ArrayList<>();
		Excerpt excerpt = null;
		for (String line : page) {
			if (line.startsWith("```")) {
				excerpt = line.startsWith(BLOCK) ? new Excerpt(shown(line)) : null;
				renewed.add(line);
			}
			else if (excerpt == null) {
				renewed.add(line);
			}
			else if (line.startsWith("$ ")) {
				renewed.add(line);
				excerpt.of(run(line.substring(2))).lines().forEach(renewed::add);
			}
		}
		return renewed;
	}

	private static Predicate<String> shown(String line) {
		int names = line.indexOf('=') + 1;
		Predicate<String> named = Set.of(line.substring(names).split(","))::contains;
		return line.contains(" show=") ? named : named.negate();
	}

	private String run(String command) throws IOException, InterruptedException {
		String own = "localhost:" + this.port;
		ProcessBuilder builder = new ProcessBuilder("bash", "-c", command.replace(SHOWN, own));
		builder.environment().put("CURL_HOME", this.folder.toString());
		Process process = builder.directory(this.folder.toFile()).redirectErrorStream(true).start();
		process.getOutputStream().close();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		process.waitFor();
		return output.replace(own, SHOWN);
	}

}
