package io.convscope.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.springframework.util.FileSystemUtils;

/**
 * The service as its users start it: the jar, its own settings, and a home that is new
 * and goes when it is closed.
 */
final class ServiceProcess implements AutoCloseable {

	private static final long POLL_MILLISECONDS = 20;

	private static final double PATIENCE_SECONDS = 300;

	private final Path log;

	private final Path home;

	private final ServiceClient client;

	private final Process process;

	private final Thread atExit;

	private final double readySeconds;

	/**
	 * Starts the service.
	 * @param options where files may be written, and how many processors it may use
	 * @param program the command that runs it, see {@link ServiceProgram}
	 * @throws IOException if its files can't be written
	 * @throws InterruptedException if the wait is cut short
	 * @throws ContenderFailedException if it does not get ready
	 */
	ServiceProcess(Options options, List<String> program) throws IOException, InterruptedException {
		this.log = options.folder().resolve("service.log");
		this.home = Files.createTempDirectory(options.folder(), "service-home");
		int port = freePort();
		this.client = new ServiceClient(port);
		List<String> command = new ArrayList<>(program);
		command.add(1, "-XX:ActiveProcessorCount=" + options.threads());
		command.addAll(List.of("--server.port=" + port, "--convscope.home=" + this.home));
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(this.log.toFile());
		EnvironmentSetting.clear(builder.environment());
		long start = System.nanoTime();
		this.process = builder.start();
		// or else the service would go on where the benchmark is interrupted
		this.atExit = new Thread(this::end);
		Runtime.getRuntime().addShutdownHook(this.atExit);
		while (!this.client.isReady()) {
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

	double readySeconds() {
		return this.readySeconds;
	}

	ServiceClient client() {
		return this.client;
	}

	ProcessHandle handle() {
		return this.process.toHandle();
	}

	long kilobytes(String name) {
		return Proc.kilobytes("/proc/" + this.process.pid() + "/status", name);
	}

	ContenderFailedException failure() throws IOException {
		return ContenderFailedException.of(this.log);
	}

	@Override
	public void close() {
		end();
		Runtime.getRuntime().removeShutdownHook(this.atExit);
	}

	private void end() {
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
		FileSystemUtils.deleteRecursively(this.home.toFile());
	}

}
