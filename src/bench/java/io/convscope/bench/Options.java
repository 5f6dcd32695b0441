package io.convscope.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * What the command line asks for.
 *
 * @param folder where class paths are found and results are written
 * @param sources the peers' source folders
 * @param contenders what runs, each as {@code name+setting+setting}
 * @param threads how many threads each contender computes on
 * @param steps training steps measured
 * @param forwards forward passes measured of each kind, unless time runs out
 * @param rounds how many turns each contender has for one operation
 * @param seconds how long a contender's turn of forward passes may take
 * @param jemalloc the allocator's library, if the machine has it
 * @param service whether the service is measured too
 * @param epochs for how many it trains
 */
record Options(Path folder, Path sources, List<String> contenders, int threads, int steps, int forwards, int rounds,
		int seconds, Path jemalloc, boolean service, int epochs) {

	/** The program that starts a JVM of the kind that runs this. */
	static final String JAVA = Path.of(System.getProperty("java.home"), "bin/java").toString();

	static Options fromSystemProperties() {
		return new Options(Path.of(System.getProperty("bench.folder")), Path.of(System.getProperty("bench.peers")),
				names(System.getProperty("bench.contenders")),
				Integer.getInteger("bench.threads", Runtime.getRuntime().availableProcessors()),
				Integer.getInteger("bench.steps"), Integer.getInteger("bench.forwards"),
				Integer.getInteger("bench.rounds"), Integer.getInteger("bench.seconds"),
				Path.of(System.getProperty("bench.jemalloc")), Boolean.getBoolean("bench.service"),
				Integer.getInteger("bench.epochs"));
	}

	private static List<String> names(String list) {
		return Arrays.stream(list.split(",")).filter((name) -> !name.isBlank()).toList();
	}

	Path jar() {
		return this.folder.resolveSibling("convscope.jar");
	}

	boolean hasJemalloc() {
		return Files.isReadable(this.jemalloc);
	}

}
