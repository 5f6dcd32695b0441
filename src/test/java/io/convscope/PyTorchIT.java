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

/**
 * The weights of a run, taken to PyTorch, compute there what the service computes.
 */
@Tag("ci")
@EnabledIfEnvironmentVariable(named = Python.VARIABLE, matches = ".+",
		disabledReason = Python.VARIABLE + " names no Python that has torch and numpy")
class PyTorchIT extends ServiceTest {

	private static final String SAMPLE = "shapes/test/0";

	private static final double TOLERANCE = 1e-4;

	@TempDir
	static Path exchange;

	private static JsonNode outputs = JsonMapper.shared().nullNode();

	@BeforeEach
	void compute() throws IOException, InterruptedException {
		if (outputs.isNull()) {
			this.client.awaitCompleted(this.client.train("{'dataset':'shapes','epochs':1,'trainLimit':3200}"));
			outputs = outputsOfPyTorch();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "conv1", "conv2", "pool2", "fc3", "fc4", "softmax" })
	void showsTheMapsThatPyTorchComputes(String layer) {
		JsonNode maps = this.client.get("/featuremaps/" + layer + "?format=json&sample=" + SAMPLE);
		List<Double> values = new ArrayList<>();
		maps.get("channels").forEach((channel) -> addNumbers(values, channel.get("values")));
		assertAgreement(layer, values);
	}

	@Test
	void predictsAsPyTorchDoes() {
		JsonNode answer = this.client.send("POST", "/predict?top=10&sample=" + SAMPLE, new byte[0]).json();
		Double[] probabilities = new Double[10];
		answer.get("predictions")
			.forEach((each) -> probabilities[each.get("index").intValue()] = each.get("probability").doubleValue());
		assertAgreement("softmax", Arrays.asList(probabilities));
	}

	private static void assertAgreement(String layer, List<Double> actual) {
		List<Double> expected = new ArrayList<>();
		addNumbers(expected, outputs.get(layer));
		assertThat(actual).as("values of %s", layer).hasSameSizeAs(expected);
		double meanSquare = expected.stream().mapToDouble((each) -> each * each).average().orElseThrow();
		assertThat(meanSquare).as("mean square of %s", layer).isPositive();
		double rootMeanSquare = Math.sqrt(meanSquare);
		assertThat(IntStream.range(0, actual.size()).filter((i) -> {
			double allowed = TOLERANCE * Math.max(Math.abs(expected.get(i)), rootMeanSquare);
			return !(Math.abs(actual.get(i) - expected.get(i)) <= allowed);
		}).mapToObj((i) -> layer + "[" + i + "]: PyTorch " + expected.get(i) + ", here " + actual.get(i))).isEmpty();
	}

	private static void addNumbers(List<Double> numbers, JsonNode node) {
		if (node.isNumber()) {
			numbers.add(node.doubleValue());
		}
		node.forEach((each) -> addNumbers(numbers, each));
	}

	private JsonNode outputsOfPyTorch() throws IOException, InterruptedException {
		Path weights = Files.write(exchange.resolve("weights"), this.client.bytes("/models/run-1/weights"));
		Path picture = Files.writeString(exchange.resolve("picture.json"), Arrays.toString(planes()));
		return JsonMapper.shared()
			.readTree(Python.run(exchange, Path.of("src", "test", "resources", "pytorch_check.py"), weights.toString(),
					picture.toString()));
	}

	private int[] planes() throws IOException {
		String path = "/datasets/" + SAMPLE.replaceFirst("/", "/samples/");
		BufferedImage image = ImageIO.read(new ByteArrayInputStream(this.client.bytes(path)));
		assertThat(image.getWidth()).isEqualTo(image.getHeight()).isEqualTo(32);
		int[] pixels = image.getRGB(0, 0, 32, 32, null, 0, 32);
		return IntStream.of(16, 8, 0)
			.flatMap((shift) -> Arrays.stream(pixels).map((pixel) -> (pixel >> shift) & 0xFF))
			.toArray();
	}

}
