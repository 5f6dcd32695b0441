package io.convscope.spark;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

/**
 * Builds what the tests of the Spark job need, where it is older than its sources: the
 * job's jar, and a home of Spark of the jars that Maven has. A test is skipped if Maven
 * can't get Spark.
 */
final class SparkBuild {

	static final Path JAR = Path.of("target", "convscope-spark.jar").toAbsolutePath();

	static final Path HOME = Path.of("target", "spark-home").toAbsolutePath();

	private static final Path HOME_POM = Path.of("src", "spark", "home", "pom.xml");

	private static final Pattern NOT_SERVED = Pattern
		.compile("could not be resolved|Could not (find|transfer|resolve) ");

	private SparkBuild() {
	}

	/**
	 * Builds; one process at a time.
	 */
	static void require() throws IOException, InterruptedException {
		Files.createDirectories(JAR.getParent());
		try (FileChannel lock = FileChannel.open(JAR.resolveSibling("spark.lock"), StandardOpenOption.CREATE,
				StandardOpenOption.WRITE)) {
			lock.lock();
			if (isOlder(HOME.resolve("bin/spark-submit"), HOME_POM.getParent())) {
				maven("-f", HOME_POM.toString(), "package");
			}
			if (isOlder(JAR, Path.of("pom.xml"), Path.of("src/main"), Path.of("src/spark/java"))) {
				maven("-Pspark", "package");
			}
		}
	}

	private static boolean isOlder(Path made, Path... sources) throws IOException {
		if (!Files.exists(made)) {
			return true;
		}
		FileTime time = Files.getLastModifiedTime(made);
		for (Path each : sources) {
			try (Stream<Path> below = Files.walk(each)) {
				for (Path file : below.filter(Files::isRegularFile).toList()) {
					if (Files.getLastModifiedTime(file).compareTo(time) > 0) {
						return true;
					}
				}
			}
		}
		return false;
	}

	private static void maven(String... arguments) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("maven.home"), "bin", "mvn").toString(), "-B", "-q", "-nsu"));
		command.addAll(List.of(arguments));
		ProcessBuilder builder = new ProcessBuilder(command);
		builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
		// of the Maven that runs this test
		builder.environment().keySet().removeIf((name) -> name.startsWith("MAVEN_"));
		Process process = builder.redirectErrorStream(true).start();
		process.getOutputStream().close();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		if (process.waitFor() != 0 && NOT_SERVED.matcher(output).find()) {
			abort("Maven can't get Spark here: " + output);
		}
		assertThat(process.exitValue()).as(output).isZero();
	}

}
