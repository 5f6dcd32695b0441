package io.convscope.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.util.FileSystemUtils;

/**
 * The Chromium of this machine, without a window and without a GPU, so that the page
 * takes the processor all it can.
 */
final class Chromium implements AutoCloseable {

	private static final Path PROGRAM = Path.of("/usr/bin/chromium");

	private static final long POLL_MILLISECONDS = 100;

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final HttpClient client = HttpClient.newHttpClient();

	private final Path profile;

	private final Process process;

	private final String address;

	/**
	 * Starts it.
	 * @param folder where it may write
	 * @return the browser; empty where none is installed
	 * @throws IOException if it does not start
	 * @throws InterruptedException if the wait is cut short
	 * @throws ContenderFailedException if it ends at once; says why
	 */
	static Optional<Chromium> start(Path folder) throws IOException, InterruptedException {
		return Files.isExecutable(PROGRAM) ? Optional.of(new Chromium(folder)) : Optional.empty();
	}

	private Chromium(Path folder) throws IOException, InterruptedException {
		this.profile = Files.createTempDirectory(folder, "chromium");
		Path log = folder.resolve("chromium.log");
		this.process = new ProcessBuilder(PROGRAM.toString(), "--headless", "--no-sandbox", "--disable-gpu",
				"--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
				"--remote-debugging-port=0", "--user-data-dir=" + this.profile, "about:blank")
			.redirectErrorStream(true)
			.redirectOutput(log.toFile())
			.start();
		Path port = this.profile.resolve("DevToolsActivePort");
		while (!Files.exists(port)) {
			if (!this.process.isAlive()) {
				throw ContenderFailedException.of(log);
			}
			Thread.sleep(POLL_MILLISECONDS);
		}
		this.address = "http://127.0.0.1:" + Files.readAllLines(port).get(0);
	}

	/**
	 * Opens an address in a new tab, which is then the one in front.
	 * @param page what it shows
	 * @return the tab
	 * @throws IOException if the browser can't be reached
	 * @throws InterruptedException if the wait is cut short
	 */
	Tab open(String page) throws IOException, InterruptedException {
		return new Tab(JSON.readTree(ask("PUT", "/json/new?" + page)).get("id").asString());
	}

	private String ask(String method, String path) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(URI.create(this.address + path))
			.method(method, HttpRequest.BodyPublishers.noBody())
			.build();
		return this.client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8)).body();
	}

	@Override
	public void close() {
		List<ProcessHandle> all = this.process.descendants().toList();
		this.process.destroy();
		all.forEach((child) -> child.onExit().join());
		this.process.onExit().join();
		FileSystemUtils.deleteRecursively(this.profile.toFile());
	}

	/** A page in it. */
	final class Tab {

		private final String id;

		private Tab(String id) {
			this.id = id;
		}

		String title() throws IOException, InterruptedException {
			for (JsonNode tab : JSON.readTree(ask("GET", "/json/list"))) {
				if (tab.get("id").asString().equals(this.id)) {
					return tab.get("title").asString();
				}
			}
			return "";
		}

		void close() throws IOException, InterruptedException {
			ask("GET", "/json/close/" + this.id);
		}

	}

}
