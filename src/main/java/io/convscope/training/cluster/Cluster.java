package io.convscope.training.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.convscope.home.ConvscopeHome;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The cluster that trains runs for this service, if there is one. Thread safe.
 */
@Component
public class Cluster {

	private static final Logger logger = LoggerFactory.getLogger(Cluster.class);

	// so that it outlives a terminal too; exec keeps the number of the process
	private static final String SCRIPT = "trap '' INT HUP; echo $$ > \"$0\"; exec \"$@\"";

	private final SparkProperties spark;

	private final @Nullable Path datasets;

	@Autowired
	Cluster(SparkProperties spark, ConvscopeHome home) {
		this(spark, home.datasets());
	}

	private Cluster(SparkProperties spark, @Nullable Path datasets) {
		this.spark = spark;
		this.datasets = datasets;
	}

	/**
	 * Returns what a service has that is set to none.
	 * @return no cluster
	 */
	public static Cluster none() {
		return new Cluster(SparkProperties.NONE, (Path) null);
	}

	/**
	 * Tells whether runs can be submitted.
	 * @return whether there is a cluster
	 */
	public boolean exists() {
		return this.spark.master() != null;
	}

	/**
	 * Submits a training.
	 * @param dataset name of the data set that it learns from
	 * @param files of the run, whose request is written
	 * @return the process, which has begun
	 * @throws DriverFailedException if there is no cluster
	 * @throws IOException if it can't be started
	 */
	public Driver submit(String dataset, ClusterFiles files) throws IOException {
		String master = this.spark.master();
		if (master == null) {
			throw DriverFailedException.withoutCluster();
		}
		Path home = Objects.requireNonNull(this.spark.home()).toAbsolutePath();
		List<String> command = new ArrayList<>(List.of("sh", "-c", SCRIPT, files.pid().toString(),
				SparkProperties.submit(home).toString(), "--master", master));
		command.addAll(this.spark.options());
		command.add(Objects.requireNonNull(this.spark.jar()).toAbsolutePath().toString());
		command.addAll(List.of("train", "--request", url(files.request()), "--output", url(files.output())));
		// one that is made by a formula has no files
		Path pictures = Objects.requireNonNull(this.datasets).resolve(dataset);
		if (Files.exists(pictures)) {
			command.addAll(List.of("--data", url(pictures)));
		}
		if (Files.exists(files.start())) {
			command.addAll(List.of("--model", url(files.start())));
		}
		Process process = started(command, files);
		logger.info("Process {} submits to {}", process.pid(), master);
		return new Driver(process.toHandle());
	}

	private static Process started(List<String> command, ClusterFiles files) throws IOException {
		ProcessBuilder builder = new ProcessBuilder(command);
		builder.environment().putIfAbsent("JAVA_HOME", System.getProperty("java.home"));
		// of the service
		builder.environment().remove("JAVA_TOOL_OPTIONS");
		return builder.redirectInput(Path.of("/dev/null").toFile())
			.redirectOutput(ProcessBuilder.Redirect.appendTo(files.rounds().toFile()))
			.redirectError(files.log().toFile())
			.start();
	}

	private static String url(Path file) {
		return file.toAbsolutePath().toUri().toString();
	}

}
