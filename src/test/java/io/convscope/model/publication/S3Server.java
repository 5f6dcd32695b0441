package io.convscope.model.publication;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

/**
 * A server of S3 on this machine, in a process of its own, with a bucket {@code models}.
 */
final class S3Server implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofMinutes(5);

	private final List<String> command;

	private final File log;

	private final int port;

	private Process process;

	/**
	 * Starts the server.
	 * @param folder for its files
	 */
	S3Server(Path folder) throws IOException, InterruptedException {
		String classPath = classPath(folder);
		try (ServerSocket socket = new ServerSocket(0)) {
			this.port = socket.getLocalPort();
		}
		this.log = folder.resolve("s3.log").toFile();
		this.command = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m", "-cp", classPath,
				"com.adobe.testing.s3mock.S3MockApplication", "--http.port=" + this.port, "--server.port=0",
				"--vectors.http.port=0", "--vectors.https.port=0", "--com.adobe.testing.s3mock.max-payload-size=200MB",
				"--com.adobe.testing.s3mock.store.initial-buckets=models",
				"--com.adobe.testing.s3mock.store.root=" + Files.createDirectory(folder.resolve("buckets")));
		start();
	}

	/**
	 * Starts it again after {@link #close}, with the objects that it had.
	 */
	void start() throws IOException {
		this.process = new ProcessBuilder(this.command).redirectErrorStream(true)
			.redirectOutput(Redirect.appendTo(this.log))
			.start();
		await().atMost(PATIENCE).until(this::answers);
	}

	private boolean answers() {
		try {
			new Socket("127.0.0.1", this.port).close();
			return true;
		}
		catch (IOException ex) {
			if (!this.process.isAlive()) {
				throw new AssertionError("The server of S3 has ended");
			}
			return false;
		}
	}

	private static String classPath(Path folder) throws IOException, InterruptedException {
		Path maven = Path.of(System.getProperty("maven.home"), "bin", "mvn");
		Path found = folder.resolve("class-path");
		File log = folder.resolve("maven.log").toFile();
		for (String online : List.of("-o", "-U")) {
			Process process = new ProcessBuilder(maven.toString(), "-B", "-q", online, "-f", "src/test/s3mock/pom.xml",
					"dependency:build-classpath", "-Dmdep.outputFile=" + found)
				.redirectErrorStream(true)
				.redirectOutput(log)
				.start();
			if (process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) && Files.exists(found)) {
				return Files.readString(found).strip();
			}
		}
		assumeThat(found).as("the libraries of S3Mock, which Maven finds neither here nor online").exists();
		return "";
	}

	URI endpoint() {
		return URI.create("http://127.0.0.1:" + this.port);
	}

	@Override
	public void close() {
		this.process.destroyForcibly().onExit().join();
	}

}
