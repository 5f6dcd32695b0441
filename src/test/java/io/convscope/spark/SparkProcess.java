package io.convscope.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.awaitility.Awaitility;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A process of Spark: a master, a worker, or the driver of a submitted job.
 */
final class SparkProcess implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofMinutes(10);

	/** They would spend most of their time on compiling what they are soon done with. */
	private static final String SHORT_LIVED = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

	private final Process process;

	private final Path log;

	SparkProcess(Path log, List<String> command) throws IOException {
		this(log, command, Map.of());
	}

	SparkProcess(Path log, List<String> command, Map<String, String> environment) throws IOException {
		this.log = log;
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
		builder.environment()
			.putAll(Map.of("JAVA_HOME", System.getProperty("java.home"), "SPARK_LOCAL_IP", "127.0.0.1",
					"SPARK_LOCAL_DIRS", log.getParent().toString(), "JAVA_TOOL_OPTIONS", SHORT_LIVED));
		builder.environment().putAll(environment);
		this.process = builder.start();
	}

	/**
	 * Does a job in one process, without a cluster.
	 * @param log where its output goes
	 * @param environment of the process
	 * @param arguments its command line
	 * @return the process, which the caller closes
	 */
	static SparkProcess onOneMachine(Path log, Map<String, String> environment, String... arguments)
			throws IOException {
		List<String> command = new ArrayList<>(
				List.of(SparkBuild.HOME.resolve("bin/spark-submit").toString(), "--master", "local[1]", "--conf",
						"spark.driver.host=127.0.0.1", "--conf", "spark.ui.enabled=false", SparkBuild.JAR.toString()));
		command.addAll(List.of(arguments));
		return new SparkProcess(log, command, environment);
	}

	/**
	 * Waits until the log has a text.
	 * @param text what to wait for
	 * @return where it is; its groups have values
	 */
	Matcher await(Pattern text) {
		await(() -> text.matcher(output()).find());
		Matcher found = text.matcher(output());
		assertThat(found.find()).as(output()).isTrue();
		return found;
	}

	/**
	 * Waits for a fact, while the process lives.
	 * @param fact what to wait for
	 */
	void await(BooleanSupplier fact) {
		try {
			Awaitility.await().atMost(PATIENCE).until(() -> fact.getAsBoolean() || !this.process.isAlive());
		}
		catch (RuntimeException ex) {
			throw new AssertionError(output(), ex);
		}
		assertThat(fact.getAsBoolean()).as(output()).isTrue();
	}

	/**
	 * Waits for the end of the process.
	 * @return its exit code
	 */
	int awaitExit() throws InterruptedException {
		assertThat(this.process.waitFor(PATIENCE.toMinutes(), TimeUnit.MINUTES)).as(output()).isTrue();
		return this.process.exitValue();
	}

	/**
	 * Ends the process as a crash would.
	 */
	void kill() throws InterruptedException {
		this.process.destroyForcibly();
		awaitExit();
	}

	Stream<ProcessHandle> children() {
		return this.process.children();
	}

	String output() {
		try {
			return Files.readString(this.log);
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

	@Override
	public void close() {
		Stream.concat(this.process.descendants(), Stream.of(this.process.toHandle()))
			.toList()
			.forEach(ProcessHandle::destroyForcibly);
	}

}
