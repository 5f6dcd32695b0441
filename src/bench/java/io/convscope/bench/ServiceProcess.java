package io.convscope.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.springframework.util.FileSystemUtils;

/**
 * The service as its users start it: the jar, its own settings, and a home that is new
 * and goes when it is closed.
 */
final class ServiceProcess implements AutoCloseable {

	private static final long POLL_MILLISECONDS = 20;

	private static final double PATIENCE_SECONDS = 120;

	private final HttpClient client = HttpClient.newHttpClient();

	private final Path log;

	private final Path home;

	private final String address;

	private final Process process;

	private final Thread atExit;

	private final double readySeconds;

	/**
	 * Starts the service.
	 * @param options where the jar is, and how many processors it may use
	 * @throws IOException if its files can't be written
	 * @throws InterruptedException if the wait is cut short
	 * @throws ContenderFailedException if it does not get ready
	 */
	ServiceProcess(Options options) throws IOException, InterruptedException {
		this.log = options.folder().resolve("service.log");
		this.home = Files.createTempDirectory(options.folder(), "service-home");
		int port = freePort();
		this.address = "http://127.0.0.1:" + port;
		ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/java").toString(),
				"-XX:ActiveProcessorCount=" + options.threads(), "-jar", options.jar().toString(),
				"--server.port=" + port, "--convscope.home=" + this.home)
			.redirectErrorStream(true)
			.redirectOutput(this.log.toFile());
		EnvironmentSetting.clear(builder.environment());
		long start = System.nanoTime();
		this.process = builder.start();
		// where the benchmark is interrupted, the service would go on
		this.atExit = new Thread(this.process::destroy);
		Runtime.getRuntime().addShutdownHook(this.atExit);
		while (!isReady()) {
			if (!this.process.isAlive() || (System.nanoTime() - start) / 1e9 > PATIENCE_SECONDS) {
				close();
				throw ContenderFailedException.of(this.log);
			}
			Thread.sleep(POLL_MILLISECONDS);
		}
		this.readySeconds = (System.nanoTime() - start) / 1e9;
	}

	// gone again when the service asks for it, but then nobody else is likely to have it
	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

	private boolean isReady() throws InterruptedException {
		try {
			return this.client
				.send(request("/actuator/health/readiness").build(), HttpResponse.BodyHandlers.discarding())
				.statusCode() == 200;
		}
		catch (IOException ex) {
			return false;
		}
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create(this.address + path));
	}

	double readySeconds() {
		return this.readySeconds;
	}

	/**
	 * Posts JSON.
	 * @param path where
	 * @param body what
	 * @return the answer's body
	 * @throws IOException if there is none
	 * @throws InterruptedException if the wait is cut short
	 */
	String post(String path, String body) throws IOException, InterruptedException {
		HttpRequest request = request(path).header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(body))
			.build();
		return this.client.send(request, HttpResponse.BodyHandlers.ofString()).body();
	}

	/**
	 * Gets an answer line by line, as the lines come.
	 * @param path where
	 * @return the lines; to be closed
	 * @throws IOException if there is no answer
	 * @throws InterruptedException if the wait is cut short
	 */
	Stream<String> lines(String path) throws IOException, InterruptedException {
		return this.client.send(request(path).build(), HttpResponse.BodyHandlers.ofLines()).body();
	}

	long kilobytes(String name) {
		return Proc.kilobytes("/proc/" + this.process.pid() + "/status", name);
	}

	ContenderFailedException failure() throws IOException {
		return ContenderFailedException.of(this.log);
	}

	@Override
	public void close() throws IOException {
		this.process.destroy();
		try {
			if (!this.process.waitFor(30, TimeUnit.SECONDS)) {
				this.process.destroyForcibly().waitFor();
			}
		}
		catch (InterruptedException ex) {
			this.process.destroyForcibly();
			Thread.currentThread().interrupt();
		}
		Runtime.getRuntime().removeShutdownHook(this.atExit);
		FileSystemUtils.deleteRecursively(this.home);
	}

}
