package io.convscope;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The packaged service in a process of its own, on a free port unless told otherwise.
 */
public final class JarProcess implements AutoCloseable {

	private static final Path JAR = Path.of("target", "convscope.jar").toAbsolutePath();

	private static final Path RUNNING_JAVA = Path.of(System.getProperty("java.home"));

	// a process that lives for seconds is up much sooner without the optimising compiler
	private static final List<String> QUICK_START = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

	// Java warns of JavaCPP's use of Unsafe from this version on, and no earlier one
	// knows the
	// flag
	static final int WARNS_OF_UNSAFE = 23;

	static final String ALLOW_UNSAFE = "--sun-misc-unsafe-memory-access=allow";

	private static final Pattern READY = Pattern.compile("Convscope is ready at http://localhost:(\\d+)");

	private static final Duration PATIENCE = Duration.ofMinutes(2);

	private final Path output;

	private final Process process;

	private JarProcess(List<String> command, Map<String, String> environment) {
		try {
			this.output = Files.createTempFile("convscope", ".log");
			ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(this.output.toFile());
			builder.environment().put("SERVER_PORT", "0");
			builder.environment().putAll(environment);
			this.process = builder.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Starts the service with the Java that runs the test.
	 * @param home its home folder
	 * @param arguments more arguments of the service
	 * @return the process, which may not be ready yet
	 */
	public static JarProcess start(Path home, String... arguments) {
		return new JarProcess(command(RUNNING_JAVA, quickly(), JAR, home, arguments), Map.of());
	}

	/**
	 * Starts the service with the Java that runs the test.
	 * @param home its home folder
	 * @param environment settings by their variables
	 * @param arguments more arguments of the service
	 * @return the process, which may not be ready yet
	 */
	static JarProcess start(Path home, Map<String, String> environment, String... arguments) {
		return new JarProcess(command(RUNNING_JAVA, quickly(), JAR, home, arguments), environment);
	}

	private static List<String> quickly() {
		List<String> flags = new ArrayList<>(QUICK_START);
		if (Runtime.version().feature() >= WARNS_OF_UNSAFE) {
			flags.add(ALLOW_UNSAFE);
		}
		return flags;
	}

	/**
	 * Starts the service.
	 * @param javaHome folder of the Java to run it with
	 * @param flags arguments of that Java
	 * @param home its home folder
	 * @param arguments more arguments of the service
	 * @return the process, which may not be ready yet
	 */
	static JarProcess start(Path javaHome, List<String> flags, Path home, String... arguments) {
		return start(javaHome, flags, JAR, home, arguments);
	}

	/**
	 * Starts the service of another platform.
	 * @param javaHome folder of the Java to run it with
	 * @param flags arguments of that Java
	 * @param jar the service
	 * @param home its home folder
	 * @param arguments more arguments of the service
	 * @return the process, which may not be ready yet
	 */
	static JarProcess start(Path javaHome, List<String> flags, Path jar, Path home, String... arguments) {
		return new JarProcess(command(javaHome, flags, jar, home, arguments), Map.of());
	}

	private static List<String> command(Path javaHome, List<String> flags, Path jar, Path home, String... arguments) {
		assertThat(jar).as("the jar, which the package phase makes").exists();
		List<String> command = new ArrayList<>();
		command.add(javaHome.resolve("bin").resolve("java").toString());
		command.addAll(flags);
		command.addAll(List.of("-jar", jar.toString(), "--convscope.home=" + home));
		command.addAll(List.of(arguments));
		return command;
	}

	/**
	 * Waits until the service is ready.
	 * @return a client of it
	 */
	public ServiceClient awaitReady() {
		return awaitReady(PATIENCE);
	}

	ServiceClient awaitReady(Duration atMost) {
		try {
			await().atMost(atMost).until(() -> !this.process.isAlive() || READY.matcher(output()).find());
		}
		catch (RuntimeException ex) {
			throw new AssertionError("The service is not ready:\n" + output(), ex);
		}
		Matcher ready = READY.matcher(output());
		assertThat(ready.find()).as("the service is ready:%n%s", output()).isTrue();
		return new ServiceClient(Integer.parseInt(ready.group(1)));
	}

	/**
	 * Asks the process to end. The signal is SIGTERM: where a test runs in the background
	 * of a shell, that of Ctrl-C is ignored.
	 */
	public void terminate() {
		this.process.destroy();
	}

	boolean isAlive() {
		return this.process.isAlive();
	}

	public void kill() {
		this.process.destroyForcibly();
		awaitExit();
	}

	/**
	 * Waits until the process is gone, for as long as a start may take.
	 * @return its exit code
	 */
	public int awaitExit() {
		return awaitExit(PATIENCE);
	}

	int awaitExit(Duration atMost) {
		try {
			boolean gone = this.process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS);
			assertThat(gone).as("the process is gone after %s:%n%s", atMost, output()).isTrue();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new AssertionError("interrupted", ex);
		}
		return this.process.exitValue();
	}

	/**
	 * Reads what the process has written so far.
	 * @return its standard output and its errors
	 */
	public String output() {
		try {
			return Files.readString(this.output);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() throws IOException {
		this.process.descendants().forEach(ProcessHandle::destroyForcibly);
		kill();
		Files.delete(this.output);
	}

}
