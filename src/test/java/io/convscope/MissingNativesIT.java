package io.convscope;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A process without the native libraries of its machine tells so, instead of ending.
 */
class MissingNativesIT {

	private static final byte[] NOTHING = {};

	@TempDir
	private Path folder;

	@Test
	void theServiceStartsAndIsNotReady() throws IOException {
		Path probe = this.folder.resolve("probe");
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:TieredStopAtLevel=1", "-Dorg.bytedeco.javacpp.platform=linux-of-another-machine", "-cp",
				System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
				ConvscopeApplication.class.getName(), "--server.port=0",
				"--convscope.home=" + this.folder.resolve("home"), "--convscope.web.probe-file=" + probe)
			.redirectErrorStream(true)
			.redirectOutput(this.folder.resolve("output").toFile())
			.start();
		try {
			await().atMost(Duration.ofMinutes(2)).until(() -> !process.isAlive() || Files.exists(probe));
			assertThat(process.isAlive()).as(() -> output()).isTrue();
			int port = Integer.parseInt(Files.readString(probe).replaceAll(".*:(\\d+)/.*", "$1"));
			ServiceClient service = new ServiceClient(port);
			ServiceClient.Answer ready = service.send("GET", "/actuator/health/readiness", NOTHING);
			assertThat(ready.status()).isEqualTo(503);
			assertThat(ready.json().at("/components/engine/details/problem").stringValue())
				.startsWith("The native libraries can't be loaded");
			assertThat(service.send("GET", "/actuator/health/liveness", NOTHING).status()).isEqualTo(200);
			assertThat(service.get("/runs").get("runs").isEmpty()).isTrue();
			assertThat(service.bytes("/actuator/prometheus")).isNotEmpty();
		}
		finally {
			process.destroyForcibly();
		}
	}

	private String output() {
		try {
			return String.join("\n", List.copyOf(Files.readAllLines(this.folder.resolve("output"))));
		}
		catch (IOException ex) {
			return ex.toString();
		}
	}

}
