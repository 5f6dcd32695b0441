package io.convscope;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Weights go from here to PyTorch and from PyTorch to here, and a hundred pictures get
 * the same probabilities in both places.
 */
@Tag("ci")
@EnabledIfEnvironmentVariable(named = Python.VARIABLE, matches = ".+",
		disabledReason = Python.VARIABLE + " names no Python that has torch and numpy")
class PyTorchExchangeIT extends ServiceTest {

	private static final int PICTURES = 100;

	private static final double TOLERANCE = 1e-4;

	private static final Path SCRIPT = Path.of("src", "test", "resources", "pytorch_exchange.py");

	private static final byte[] NOTHING = {};

	@TempDir
	static Path folder;

	private static JsonNode expected = JsonMapper.shared().nullNode();

	@BeforeEach
	void exchange() throws IOException, InterruptedException {
		if (!expected.isNull()) {
			return;
		}
		this.client.awaitCompleted(this.client.train("{'dataset':'shapes','epochs':2,'trainLimit':1600}"));
		Files.write(folder.resolve("run.safetensors"), this.client.bytes("/models/run-1/weights"));
		List<int[]> pictures = new ArrayList<>();
		for (int i = 0; i < PICTURES; i++) {
			byte[] png = this.client.bytes("/datasets/shapes/samples/test/" + i);
			Files.write(folder.resolve(i + ".png"), png);
			pictures.add(planes(png));
		}
		Files.write(folder.resolve("pictures.json"), JsonMapper.shared().writeValueAsBytes(pictures));
		expected = JsonMapper.shared().readTree(Python.run(folder, SCRIPT, folder.toString()));
		add("f32");
		add("f16");
	}

	private void add(String name) throws IOException {
		byte[] file = Files.readAllBytes(folder.resolve(name + ".safetensors"));
		ServiceClient.Answer answer = this.client.send("POST", "/models?dataset=shapes&name=" + name, file,
				"Content-Type", "application/octet-stream");
		assertThat(answer.status()).as("the answer to %s: %s", name, answer.json()).isEqualTo(201);
	}

	@ParameterizedTest
	@ValueSource(strings = { "run", "f32", "f16" })
	void aHundredPicturesGetTheSameProbabilities(String weights) {
		String model = weights.equals("run") ? "run-1" : weights;
		double furthest = 0;
		for (int i = 0; i < PICTURES; i++) {
			JsonNode probabilities = expected.get(weights).get(i);
			JsonNode predictions = predict(model, i, 10);
			assertThat(predictions).hasSize(10);
			for (JsonNode each : predictions) {
				double wanted = probabilities.get(each.get("index").intValue()).doubleValue();
				assertThat(each.get("probability").doubleValue()).as("picture %s, %s", i, each)
					.isCloseTo(wanted, within(TOLERANCE));
				furthest = Math.max(furthest, wanted);
			}
		}
		assertThat(furthest).as("the surest answer").isGreaterThan(0.5);
	}

	@Test
	void theSnippetAnswersAsTheServiceDoes() throws IOException, InterruptedException {
		assumeTrue(Python.has("PIL"), () -> "The Python that " + Python.VARIABLE + " names has no pillow");
		Path snippet = Files.write(folder.resolve("predict.py"),
				this.client.bytes("/models/run-1/snippet?language=python"));
		String[] names = IntStream.range(0, PICTURES).mapToObj((i) -> i + ".png").toArray(String[]::new);
		List<String> lines = Python.run(folder, snippet, names).lines().toList();
		assertThat(lines).hasSize(PICTURES);
		for (int i = 0; i < PICTURES; i++) {
			String[] answers = lines.get(i).substring((i + ".png ").length()).split(", ");
			JsonNode predictions = predict("run-1", i, 3);
			for (int k = 0; k < 3; k++) {
				double probability = Double.parseDouble(answers[k].substring(answers[k].lastIndexOf(' ')));
				assertThat(probability).as(lines.get(i))
					.isCloseTo(predictions.get(k).get("probability").doubleValue(), within(TOLERANCE));
			}
			assertThat(answers[0]).startsWith(predictions.get(0).get("label").stringValue());
		}
	}

	private JsonNode predict(String model, int picture, int top) {
		return this.client
			.send("POST", "/predict?sample=shapes/test/" + picture + "&top=" + top + "&model=" + model, NOTHING)
			.json()
			.get("predictions");
	}

	private static int[] planes(byte[] png) throws IOException {
		BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
		int[] pixels = image.getRGB(0, 0, 32, 32, null, 0, 32);
		return IntStream.of(16, 8, 0)
			.flatMap((shift) -> Arrays.stream(pixels).map((pixel) -> (pixel >> shift) & 0xFF))
			.toArray();
	}

}
