package io.convscope.inspection.filter;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.convscope.inspection.Layers;
import io.convscope.inspection.MapRequests;
import io.convscope.inspection.drawing.NumpyFile;
import io.convscope.inspection.web.ViewAnswer;
import io.convscope.memory.MemoryBudget;
import io.convscope.memory.MemoryBusyException;
import io.convscope.model.UnknownModelException;
import io.convscope.model.store.ModelFixtures;
import io.convscope.network.Tensor;
import io.convscope.network.UnknownLayerException;
import io.convscope.network.Weights;
import io.convscope.request.InvalidRequestException;
import io.convscope.web.MvcAnswers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.util.unit.DataSize;

import static io.convscope.web.MvcAnswers.bytes;
import static io.convscope.web.MvcAnswers.image;
import static io.convscope.web.MvcAnswers.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class FilterControllerTests {

	private static final MemoryBudget MEMORY = new MemoryBudget(DataSize.ofMegabytes(100), Duration.ZERO);

	@TempDir
	private static Path folder;

	private static ModelFixtures fixtures;

	private static Weights weights;

	private static MockMvcTester mvc;

	@BeforeAll
	static void open() {
		fixtures = new ModelFixtures(folder);
		List<String> labels = List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j");
		weights = ModelFixtures.initialWeights(labels, 1);
		fixtures.save(1, "shapes", labels, weights);
		Layers layers = new Layers(fixtures.models());
		mvc = MockMvcTester.of(new FilterController(new MapRequests(fixtures.models(), layers),
				new FilterReader(layers, fixtures.inference()), new ViewAnswer(MEMORY)));
	}

	@AfterAll
	static void close() throws IOException {
		fixtures.close();
	}

	@Test
	void aPictureWaitsForTheMemoryThatItTakes() {
		MemoryBudget.Reservation others = MEMORY.reserve(Long.MAX_VALUE);
		assertFails("/filters/conv1?format=png", MemoryBusyException.class, "hold the memory");
		others.close();
		assertThat(get("/filters/conv1?format=png")).hasStatusOk();
	}

	@Test
	void theLayersThatLearnAreListed() {
		JsonNode list = json(get("/filters"));
		assertThat(list.get("model").asString()).isEqualTo("run-1");
		assertThat(list.get("layers").valueStream().map((layer) -> layer.get("name").asString()))
			.containsExactly("conv1", "conv2", "fc3", "fc4");
		assertThat(list.get("layers").get(0)).isEqualTo(JsonMapper.builder().build().readTree("""
				{"name":"conv1","kind":"convolution","shape":[32,3,3,3],"href":"/filters/conv1"}"""));
		assertThat(json(get("/filters?model=run-1")).get("layers").get(3).get("href").asString())
			.isEqualTo("/filters/fc4?model=run-1");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "conv1 | [32, 3, 3, 3]", "conv2 | [32, 32, 3, 3]", "fc4 | [10, 512]" })
	void theNumbersAreTheModelsWeights(String layer, String shape) throws IOException {
		Tensor expected = weights.get(layer + ".weight");
		NumpyFile file = NumpyFile.read(bytes(get("/filters/" + layer + "?format=npy")));
		assertThat(file.values()).isEqualTo(expected.values());
		assertThat(file.shape()).hasToString(shape);
		JsonNode json = json(get("/filters/" + layer + "?format=json"));
		List<Double> values = new ArrayList<>();
		json.get("channels").forEach((channel) -> addNumbers(values, channel.get("values")));
		assertThat(values).hasSize(expected.values().length);
		for (int i = 0; i < expected.values().length; i++) {
			assertThat(values.get(i).floatValue()).isEqualTo(expected.values()[i]);
		}
		assertThat(json.get("shape").toString()).isEqualTo(shape.replace(" ", ""));
		assertThat(json.get("epoch").asInt()).isEqualTo(1);
		float[] biases = weights.get(layer + ".bias").values();
		for (int i = 0; i < biases.length; i++) {
			assertThat(json.get("channels").get(i).get("bias").floatValue()).isEqualTo(biases[i]);
		}
	}

	@Test
	void aLargeLayerIsShownChannelByChannel() throws IOException {
		assertFails("/filters/fc3", InvalidRequestException.class, "0 to 511");
		NumpyFile file = NumpyFile.read(bytes(get("/filters/fc3?channel=7&format=npy")));
		assertThat(file.shape()).containsExactly(1, 32, 16, 16);
		assertThat(file.values()).isEqualTo(Arrays.copyOfRange(weights.get("fc3.weight").values(), 7 * 8192, 8 * 8192));
	}

	@ParameterizedTest
	@CsvSource({ "conv1, 220, 108", "conv1?palette=diverging, 80, 892", "conv1?channel=0&scale=32, 96, 96",
			"conv1?channel=0&scale=1&palette=gray, 17, 3", "conv2, 892, 892", "conv2?channel=31, 220, 108",
			"fc3?channel=0&scale=1, 156, 76", "fc4?scale=1, 140, 56", "fc4?channel=9&scale=1, 32, 16" })
	void filtersArePictures(String uri, int width, int height) throws IOException {
		BufferedImage image = image(get("/filters/" + uri));
		assertThat(image.getWidth()).isEqualTo(width);
		assertThat(image.getHeight()).isEqualTo(height);
	}

	@Test
	void theFirstKernelsAreInColourWithZeroInTheMiddle() throws IOException {
		BufferedImage image = image(get("/filters/conv1?channel=5&scale=1"));
		float[] kernel = Arrays.copyOfRange(weights.get("conv1.weight").values(), 5 * 27, 6 * 27);
		float most = 0;
		for (float weight : kernel) {
			most = Math.max(most, Math.abs(weight));
		}
		for (int i = 0; i < 27; i++) {
			int shade = image.getRGB(i % 3, i / 3 % 3) >> (16 - 8 * (i / 9)) & 0xFF;
			assertThat((double) shade).isCloseTo(127.5 * (1 + kernel[i] / most), within(0.51));
		}
	}

	@Test
	void blueIsBelowZeroAndRedAbove() throws IOException {
		BufferedImage image = image(get("/filters/conv2?channel=3&scale=1"));
		float[] kernel = Arrays.copyOfRange(weights.get("conv2.weight").values(), 3 * 288, 4 * 288);
		for (int i = 0; i < 9; i++) {
			int rgb = image.getRGB(i % 3, i / 3);
			int redder = Integer.compare(rgb >> 16 & 0xFF, rgb & 0xFF);
			assertThat(redder).isIn(0, (int) Math.signum(kernel[i]));
		}
	}

	@Test
	void kernelsHaveScalesOfTheirOwnOrOneInCommon() throws IOException {
		byte[] own = bytes(get("/filters/conv2"));
		assertThat(bytes(get("/filters/conv2?normalize=channel"))).isEqualTo(own);
		assertThat(bytes(get("/filters/conv2?normalize=layer"))).isNotEqualTo(own);
	}

	@Test
	void whatAClientHasAlreadyIsNotSentAgain() {
		MvcTestResult first = get("/filters/conv1");
		assertThat(first).headers()
			.hasValue(HttpHeaders.CACHE_CONTROL, "no-cache")
			.hasValue("X-Convscope-Model", "run-1")
			.hasValue("X-Convscope-Epoch", "1")
			.doesNotContainHeader("X-Convscope-Picture");
		String etag = first.getResponse().getHeader(HttpHeaders.ETAG);
		assertThat(mvc.get().uri("/filters/conv1").header(HttpHeaders.IF_NONE_MATCH, etag))
			.hasStatus(HttpStatus.NOT_MODIFIED);
	}

	@Test
	void mistakesAreNamed() {
		assertFails("/filters/act1", NoFiltersException.class, "conv1, conv2, fc3, fc4");
		assertFails("/filters/conv9", UnknownLayerException.class, "conv1, act1");
		assertFails("/filters/conv1?model=run-7", UnknownModelException.class, "run-1");
		assertFails("/filters/conv1?channel=32&palette=jet", InvalidRequestException.class,
				"channel must be a whole number from 0 to 31");
	}

	private static void addNumbers(List<Double> numbers, JsonNode node) {
		if (node.isNumber()) {
			numbers.add(node.doubleValue());
		}
		node.forEach((each) -> addNumbers(numbers, each));
	}

	private static MvcTestResult get(String uri) {
		return mvc.get().uri(uri).exchange();
	}

	private static void assertFails(String uri, Class<? extends Exception> with, String saying) {
		MvcAnswers.assertFails(get(uri), with, saying);
	}

}
