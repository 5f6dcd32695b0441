package io.convscope;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

import io.convscope.model.safetensors.SafetensorsFiles;
import io.convscope.network.Architecture;
import io.convscope.network.Weights;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Files that are put into a folder by hand, while the service runs.
 */
class FollowedFolderIT extends ServiceTest {

	private static final byte[] NOTHING = {};

	@TempDir
	private static Path folder;

	@DynamicPropertySource
	static void follow(DynamicPropertyRegistry registry) {
		registry.add("convscope.model.folder", () -> folder.toString());
	}

	@AfterEach
	void empty() throws IOException {
		this.client.send("PUT", "/models/current", "{\"id\":\"pretrained\"}".getBytes(), "Content-Type",
				"application/json");
		for (String name : List.of("flowers.safetensors", "flowers.json", "birds.pth", "torn.safetensors")) {
			Files.deleteIfExists(folder.resolve(name));
		}
		await().until(() -> models().equals(Set.of("pretrained", "pretrained-deep")) && problems().isEmpty());
	}

	@Test
	void filesComeChangeAndGo() throws IOException {
		put("flowers", 1);
		await().until(() -> models().contains("flowers"));
		String first = digest();
		assertThat(this.client.send("POST", "/predict?model=flowers&sample=shapes/test/0", NOTHING).status())
			.isEqualTo(200);
		put("flowers", 2);
		await().until(() -> !digest().equals(first));
		assertThat(this.client.bytes("/models/flowers/weights")).isNotEmpty();
		Files.delete(folder.resolve("flowers.safetensors"));
		await().until(() -> !models().contains("flowers"));
	}

	@Test
	void aFileThatGrowsIsNotTakenBeforeItIsWhole() throws IOException {
		describe("flowers");
		byte[] whole = weights(1);
		Path file = folder.resolve("flowers.safetensors");
		for (int part = 1; part <= 40; part++) {
			Files.write(file, Arrays.copyOf(whole, whole.length * part / 40));
			assertThat(models()).doesNotContain("flowers");
		}
		await().until(() -> models().contains("flowers") && problems().isEmpty());
	}

	@Test
	void whatIsWrongIsNamedAndSkipped() throws IOException {
		describe("torn");
		Files.write(folder.resolve("torn.safetensors"), "no weights".getBytes(StandardCharsets.UTF_8));
		Files.copy(folder.resolve("torn.safetensors"), folder.resolve("birds.pth"));
		put("flowers", 1);
		await().until(() -> models().contains("flowers") && problems().size() == 2);
		assertThat(problems()).anyMatch((each) -> each.contains("torn.safetensors") && each.contains("not taken"))
			.anyMatch((each) -> each.contains("birds.pth") && each.contains("birds.json"));
		Files.delete(folder.resolve("torn.json"));
	}

	@Test
	void theModelOfAFileThatIsGoneStaysWhileItIsInUse() throws IOException {
		put("flowers", 1);
		await().until(() -> models().contains("flowers"));
		this.client.send("PUT", "/models/aliases/stable", "{\"id\":\"flowers\"}".getBytes(), "Content-Type",
				"application/json");
		Files.delete(folder.resolve("flowers.safetensors"));
		await().until(() -> problems().stream().anyMatch((each) -> each.contains("has the alias stable")));
		assertThat(models()).contains("flowers");
		this.client.send("DELETE", "/models/aliases/stable", NOTHING);
	}

	@Test
	void aChangedFileMixesNoAnswers() throws Exception {
		put("flowers", 1);
		await().until(() -> models().contains("flowers"));
		Set<String> answers = ConcurrentHashMap.newKeySet();
		AtomicBoolean asking = new AtomicBoolean(true);
		ExecutorService threads = Executors.newFixedThreadPool(4);
		List<Future<?>> clients = new ArrayList<>();
		for (int i = 0; i < 4; i++) {
			clients.add(threads.submit(() -> {
				while (asking.get()) {
					ServiceClient.Answer answer = this.client.send("POST",
							"/predict?model=flowers&top=9&sample=shapes/test/0", NOTHING);
					assertThat(answer.status()).as(() -> new String(answer.body(), StandardCharsets.UTF_8))
						.isEqualTo(200);
					answers.add(answer.json().get("predictions").toString());
				}
			}));
		}
		for (long seed = 2; seed <= 4; seed++) {
			String before = digest();
			put("flowers", seed);
			await().until(() -> !digest().equals(before));
		}
		asking.set(false);
		threads.shutdown();
		for (Future<?> each : clients) {
			each.get();
		}
		assertThat(answers).hasSizeBetween(2, 4);
	}

	private void put(String name, long seed) throws IOException {
		describe(name);
		Path written = Files.write(folder.resolve("." + name + ".part"), weights(seed));
		Files.move(written, folder.resolve(name + ".safetensors"), StandardCopyOption.ATOMIC_MOVE);
	}

	private static void describe(String name) throws IOException {
		Files.writeString(folder.resolve(name + ".json"), "{\"dataset\":\"shapes\"}");
	}

	private static byte[] weights(long seed) {
		return SafetensorsFiles.write(Weights.initial(Architecture.article(10), seed));
	}

	private String digest() {
		return this.client.get("/models/flowers").get("digest").stringValue();
	}

	private Set<String> models() {
		return Set.copyOf(this.client.get("/models")
			.get("models")
			.valueStream()
			.map((each) -> each.get("id").stringValue())
			.toList());
	}

	private List<String> problems() {
		return this.client.get("/models").path("problems").valueStream().map(JsonNode::toString).toList();
	}

}
