package io.convscope;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A process without the native libraries of its machine tells so, instead of ending.
 */
class MissingNativesIT {

	private static final byte[] NOTHING = {};

	private static final String CLASS_PATH = System.getProperty("surefire.test.class.path",
			System.getProperty("java.class.path"));

	@TempDir
	private Path folder;

	@Test
	void theServiceStartsAndIsNotReady() throws IOException {
		withService(CLASS_PATH, "linux-of-another-machine", (service) -> {
			ServiceClient.Answer ready = service.send("GET", "/actuator/health/readiness", NOTHING);
			assertThat(ready.status()).isEqualTo(503);
			assertThat(ready.json().at("/components/engine/details/problem").stringValue())
				.startsWith("The native libraries can't be loaded");
			assertThat(service.send("GET", "/actuator/health/liveness", NOTHING).status()).isEqualTo(200);
			assertThat(service.get("/runs").get("runs").isEmpty()).isTrue();
			assertThat(service.bytes("/actuator/prometheus")).isNotEmpty();
		});
	}

	@Test
	@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
	void withoutOneDnnNd4jComputesAndTellsThatItIsSlower() throws IOException {
		String without = Stream.of(CLASS_PATH.split(File.pathSeparator))
			.filter((jar) -> !jar.matches(".*dnnl-.*-linux-x86_64.jar"))
			.collect(Collectors.joining(File.pathSeparator));
		withService(without, "linux-x86_64", (service) -> {
			JsonNode engine = service.get("/actuator/health/readiness").at("/components/engine/details");
			assertThat(engine.get("engine").stringValue()).isEqualTo("nd4j");
			assertThat(engine.get("notice").stringValue())
				.startsWith("oneDNN can't be loaded, so networks are computed by the engine nd4j");
			assertThat(service.get("/actuator/info").at("/engine/name").stringValue()).isEqualTo("nd4j");
			int run = service.train("""
					{"dataset":"shapes","epochs":1,"trainLimit":64,"network":"deep","freeze":["bn1"]}""");
			assertThat(service.awaitCompleted(run).get("engine").stringValue()).isEqualTo("nd4j");
		});
	}

	// as in the image
	@Test
	@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
	void withoutNd4jOneDnnComputesEverything() throws IOException {
		String without = Stream.of(CLASS_PATH.split(File.pathSeparator))
			.filter((jar) -> !jar.matches(".*(nd4j-native|openblas)-.*-linux-x86_64.jar"))
			.collect(Collectors.joining(File.pathSeparator));
		withService(without, "linux-x86_64", (service) -> {
			assertThat(service.get("/actuator/health/readiness").at("/components/engine/details/engine").stringValue())
				.isEqualTo("onednn");
			for (String method : List.of("gradcam", "saliency", "occlusion")) {
				assertThat(
						service.get("/explain?format=json&sample=shapes/test/0&model=pretrained-deep&method=" + method)
							.get("values"))
					.as(method)
					.hasSize(32);
			}
			service.awaitCompleted(service.train("""
					{"dataset":"shapes","epochs":1,"trainLimit":64,"optimizer":"adam"}"""));
		});
	}

	private void withService(String classPath, String platform, Consumer<ServiceClient> test) throws IOException {
		Path probe = this.folder.resolve("probe");
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:TieredStopAtLevel=1", "-Dorg.bytedeco.javacpp.platform=" + platform, "-cp", classPath,
				ConvscopeApplication.class.getName(), "--server.port=0",
				"--convscope.home=" + this.folder.resolve("home"), "--convscope.web.probe-file=" + probe)
			.redirectErrorStream(true)
			.redirectOutput(this.folder.resolve("output").toFile())
			.start();
		try {
			await().atMost(Duration.ofMinutes(2)).until(() -> !process.isAlive() || Files.exists(probe));
			assertThat(process.isAlive()).as(() -> output()).isTrue();
			test.accept(new ServiceClient(Integer.parseInt(Files.readString(probe).replaceAll(".*:(\\d+)/.*", "$1"))));
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
