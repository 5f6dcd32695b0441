package io.convscope;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import io.convscope.home.SmallDisk;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Readiness, liveness and info under real faults; those that a restart mends come last.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReadinessIT extends ServiceTest {

	private static final byte[] NOTHING = {};

	private static SmallDisk disk;

	@DynamicPropertySource
	static void needLittleRoom(DynamicPropertyRegistry registry) {
		registry.add("convscope.min-free-space", () -> "8MB");
		registry.add("convscope.model.pretrained", () -> false);
	}

	@BeforeAll
	static void mount() {
		disk = SmallDisk.mount(home, 200 * 1024);
	}

	@AfterAll
	static void unmount() {
		if (disk != null) {
			disk.close();
		}
	}

	@Test
	@Order(1)
	void allIsWellWithoutAModel() {
		JsonNode ready = probe("readiness", 200);
		assertThat(ready.get("status").stringValue()).isEqualTo("UP");
		assertThat(ready.get("components").propertyNames()).contains("home", "model", "engine", "inference",
				"training");
		assertThat(probe("liveness", 200).get("components").propertyNames()).contains("inference", "training");
	}

	@Test
	@Order(2)
	void infoTellsWhatRuns() {
		JsonNode info = this.client.get("/actuator/info");
		assertThat(info.get("engine").get("name").stringValue()).isIn("onednn", "nd4j");
		assertThat(info.get("engine").get("threads").intValue()).isEqualTo(Runtime.getRuntime().availableProcessors());
		assertThat(info.get("processor").get("name").stringValue()).isNotBlank();
		assertThat(info.get("processor").get("architecture").stringValue()).isEqualTo(System.getProperty("os.arch"));
		assertThat(info.get("build").get("version").stringValue()).isNotBlank();
		assertThat(info.get("build").has("time")).isFalse();
	}

	@Test
	@Order(3)
	void aFullDiskIsNamed() {
		disk.fill(4 << 20);
		assertThat(problem("readiness", "home")).startsWith("The disk is nearly full");
		probe("liveness", 200);
		disk.makeRoom();
		probe("readiness", 200);
	}

	@Test
	@Order(4)
	void unreadableWeightsOfTheCurrentModelAreNamed() throws IOException {
		int run = this.client.train("{'dataset':'shapes','epochs':1,'trainLimit':3200}");
		this.client.awaitCompleted(run);
		assertThat(probe("readiness", 200).at("/components/model/details/current").stringValue())
			.isEqualTo("run-" + run);
		Path weights = home.resolve("models/run-" + run + "/weights.safetensors");
		byte[] whole = Files.readAllBytes(weights);
		flip(weights, whole.length / 2);
		assertThat(problem("readiness", "model")).contains("run-" + run);
		Files.write(weights, whole);
		probe("readiness", 200);
		try (FileChannel file = FileChannel.open(weights, StandardOpenOption.WRITE)) {
			file.truncate(1000);
		}
		assertThat(problem("readiness", "model")).contains("run-" + run);
		Files.delete(weights);
		assertThat(problem("readiness", "model")).contains("run-" + run);
		probe("liveness", 200);
		Files.write(weights, whole);
		probe("readiness", 200);
	}

	private static void flip(Path file, int at) throws IOException {
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
			ByteBuffer one = ByteBuffer.allocate(1);
			channel.read(one, at);
			channel.write(ByteBuffer.wrap(new byte[] { (byte) ~one.get(0) }), at);
		}
	}

	@Test
	@Order(5)
	void aDeadTrainingThreadIsNamed() {
		Thread training = Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((each) -> each.getName().equals("training"))
			.findFirst()
			.orElseThrow();
		training.interrupt();
		await().until(() -> !training.isAlive());
		assertThat(problem("readiness", "training")).startsWith("The training thread has died");
		assertThat(problem("liveness", "training")).endsWith("Restart the service.");
	}

	private String problem(String probe, String component) {
		JsonNode found = probe(probe, 503).get("components").get(component);
		assertThat(found.get("status").stringValue()).isNotEqualTo("UP");
		return found.get("details").get("problem").stringValue();
	}

	private JsonNode probe(String name, int status) {
		ServiceClient.Answer answer = this.client.send("GET", "/actuator/health/" + name, NOTHING);
		assertThat(answer.status()).as(() -> new String(answer.body())).isEqualTo(status);
		return answer.json();
	}

}
