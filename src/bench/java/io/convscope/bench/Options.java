package io.convscope.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the command line asks for.
 *
 * @param network the built-in network that is measured
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
 * @param pictures how many a large data set has, which is measured instead of all else; 0
 * for none
 * @param serving whether the service under load is measured instead of all else
 * @param reading whether the reading of picture files is measured instead of all else
 */
record Options(String network, Path folder, Path sources, List<String> contenders, int threads, int steps, int forwards,
		int rounds, int seconds, Path jemalloc, boolean service, int epochs, int pictures, boolean serving,
		boolean reading) {

	/** The program that starts a JVM of the kind that runs this. */
	static final String JAVA = Path.of(System.getProperty("java.home"), "bin/java").toString();

	/**
	 * Reads the command line.
	 * @return what it asks for
	 * @throws IOException if the networks can't be listed
	 * @throws IllegalArgumentException if there is no network of the name that it gives
	 */
	static Options fromSystemProperties() throws IOException {
		Options options = read();
		List<String> networks = options.networks();
		if (!networks.contains(options.network)) {
			throw new IllegalArgumentException("There is no built-in network " + options.network
					+ "; -Dbench.network is one of " + String.join(", ", networks));
		}
		return options;
	}

	private static Options read() {
		return new Options(System.getProperty("bench.network"), Path.of(System.getProperty("bench.folder")),
				Path.of(System.getProperty("bench.peers")), names(System.getProperty("bench.contenders")),
				Integer.getInteger("bench.threads", Runtime.getRuntime().availableProcessors()),
				Integer.getInteger("bench.steps"), Integer.getInteger("bench.forwards"),
				Integer.getInteger("bench.rounds"), Integer.getInteger("bench.seconds"),
				Path.of(System.getProperty("bench.jemalloc")), Boolean.getBoolean("bench.service"),
				Integer.getInteger("bench.epochs"), Integer.getInteger("bench.pictures"),
				Boolean.getBoolean("bench.serving"), Boolean.getBoolean("bench.reading"));
	}

	private static List<String> names(String list) {
		return Arrays.stream(list.split(",")).filter((name) -> !name.isBlank()).toList();
	}

	private List<String> networks() throws IOException {
		try (Stream<Path> files = Files.list(resources().resolve("networks"))) {
			return files.map((file) -> file.getFileName().toString().replace(".json", "")).sorted().toList();
		}
	}

	Path jar() {
		return this.folder.resolveSibling("convscope.jar");
	}

	Path resources() {
		return this.folder.resolveSibling("classes");
	}

	boolean hasJemalloc() {
		return Files.isReadable(this.jemalloc);
	}

}
