package io.convscope.prediction;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import io.convscope.dataset.Dataset;
import io.convscope.dataset.DatasetCatalog;
import io.convscope.dataset.DatasetFixtures;
import io.convscope.dataset.InvalidSampleAddressException;
import io.convscope.dataset.UnknownDatasetException;
import io.convscope.dataset.UnknownSampleException;
import io.convscope.image.Picture;
import io.convscope.image.PictureTooLargeException;
import io.convscope.image.Png;
import io.convscope.image.UnreadablePictureException;
import io.convscope.image.UnsupportedPictureException;
import io.convscope.image.reading.InvalidUploadException;
import io.convscope.image.reading.PictureReader;
import io.convscope.model.Model;
import io.convscope.model.NoModelException;
import io.convscope.model.UnknownModelException;
import io.convscope.model.store.ModelFixtures;
import io.convscope.network.Architecture;
import io.convscope.network.Network;
import io.convscope.request.InvalidRequestException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.http.MediaType;
import org.springframework.mock.web.MockPart;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static io.convscope.web.MvcAnswers.assertFails;
import static io.convscope.web.MvcAnswers.json;
import static org.assertj.core.api.Assertions.assertThat;

class PredictionControllerTests {

	private static final int MAX_BYTES = 1 << 20;

	private static final Dataset SHAPES = DatasetFixtures.shapes();

	private static final Picture PICTURE = SHAPES.test().picture(3);

	private static final byte[] PNG = Png.write(PICTURE, 1);

	private static final byte[] TEXT = "no picture".getBytes(StandardCharsets.UTF_8);

	@TempDir
	private static Path folder;

	private static ModelFixtures fixtures;

	private static Model model;

	private static float[] expected;

	private static MockMvcTester mvc;

	@BeforeAll
	static void open() {
		fixtures = new ModelFixtures(folder.resolve("home"));
		model = fixtures.save(1, "shapes", SHAPES.labels(), 1);
		fixtures.save(2, "shapes", SHAPES.labels(), 2);
		fixtures.models().choose("run-1");
		try (Network network = fixtures.networks()
			.inference(Architecture.article(10), fixtures.models().weights(model))) {
			expected = network.predict(PICTURE.toInput(), 1);
		}
		mvc = mvc(fixtures);
	}

	private static MockMvcTester mvc(ModelFixtures fixtures) {
		Predictor predictor = PredictorFixtures.predictor(fixtures, 256, 32);
		Predictions predictions = new Predictions(predictor, new PictureReader(MAX_BYTES, 1_000_000, 2),
				DatasetCatalog.of(SHAPES));
		return MockMvcTester.of(new PredictionController(fixtures.models(), predictions));
	}

	@AfterAll
	static void close() throws Exception {
		fixtures.close();
	}

	@Test
	void aPartNamedImageGetsItsLabels() {
		assertPredictions(json(multipart("/predict?top=10", part("image", "a.png", PNG))), 10);
	}

	@Test
	void aRawBodyGetsItsLabels() {
		assertPredictions(json(raw("/predict?top=10", "image/png", PNG)), 10);
	}

	@Test
	void aSampleGetsItsLabelsAndTellsItsOwn() {
		JsonNode answer = json(mvc.post().uri("/predict?sample=test/3").exchange());
		assertPredictions(answer, 5);
		JsonNode sample = answer.get("sample");
		assertThat(sample.get("dataset").asString()).isEqualTo("shapes");
		assertThat(sample.get("part").asString()).isEqualTo("test");
		assertThat(sample.get("index").asInt()).isEqualTo(3);
		assertThat(sample.get("label").asString()).isEqualTo(SHAPES.labels().get(SHAPES.test().label(3)));
	}

	@Test
	void theModelThatIsNamedAnswers() {
		JsonNode answer = json(mvc.post().uri("/predict?sample=test/3&model=run-2").exchange());
		assertThat(answer.get("model").get("id").asString()).isEqualTo("run-2");
		assertThat(answer.get("predictions").toString())
			.isNotEqualTo(json(mvc.post().uri("/predict?sample=test/3").exchange()).get("predictions").toString());
	}

	@Test
	void severalPicturesGetAResultEachThoughSomeCannotBeRead() {
		JsonNode results = json(multipart("/predict?top=1", part("image", "a.png", PNG), part("image", "b.txt", TEXT),
				part("image", "c.svg", "<svg/>".getBytes(StandardCharsets.UTF_8)),
				part("image", "d.png", new byte[MAX_BYTES + 1]), part("image", "e.png", PNG)))
			.get("results");
		assertThat(results.valueStream().map((result) -> result.get("name").asString())).containsExactly("a.png",
				"b.txt", "c.svg", "d.png", "e.png");
		assertThat(results.valueStream()
			.map((result) -> result.has("problem") ? result.get("problem").get("status").asInt() : 200))
			.containsExactly(200, 400, 415, 413, 200);
		assertThat(results.get(0).get("predictions")).hasSize(1).isEqualTo(results.get(4).get("predictions"));
		assertThat(results.get(1).has("predictions")).isFalse();
		assertThat(results.get(1).get("problem").get("type").asString()).isEqualTo("/problems/unreadable-picture");
		assertThat(results.get(1).get("problem").get("detail").asString()).contains("text");
	}

	@Test
	void withoutAPictureTheWaysToSendOneAreTold() {
		assertThat(mvc.post().uri("/predict").exchange()).failure()
			.cause()
			.isInstanceOf(InvalidUploadException.class)
			.hasMessageContaining("curl -F image=@cat.png http://localhost/predict");
	}

	@Test
	void apartFromImageNoPartIsTaken() {
		assertFails(multipart("/predict", part("file", "a.png", PNG)), InvalidUploadException.class, "\"file\"");
	}

	@Test
	void aPictureAndASampleAreTooMuch() {
		assertFails(raw("/predict?sample=test/0", "image/png", PNG), InvalidUploadException.class, "not both");
	}

	@Test
	void picturesThatCannotBeReadAreRefused() {
		assertFails(raw("/predict", "image/png", new byte[0]), UnreadablePictureException.class, "empty");
		assertFails(raw("/predict", "image/png", TEXT), UnreadablePictureException.class, "text");
		assertFails(multipart("/predict", part("image", "a", TEXT)), UnreadablePictureException.class, "text");
		assertFails(raw("/predict", "image/png", new byte[MAX_BYTES + 1]), PictureTooLargeException.class, "larger");
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/plain", "application/octet-stream", "application/x-www-form-urlencoded" })
	void aBodyOfNoImageTypeIsRefused(String type) {
		assertFails(raw("/predict", type, PNG), UnsupportedPictureException.class, type);
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "-1", "x", "" })
	void aTopOutOfRangeIsRefused(String top) {
		assertFails(raw("/predict?top=" + top, "image/png", PNG), InvalidRequestException.class, "top");
	}

	@Test
	void whatDoesNotExistIsTold() {
		assertFails(mvc.post().uri("/predict?sample=test/1000").exchange(), UnknownSampleException.class, "0 to 999");
		assertFails(mvc.post().uri("/predict?sample=test").exchange(), InvalidSampleAddressException.class, "test/0");
		assertFails(mvc.post().uri("/predict?sample=mnist/test/0").exchange(), UnknownDatasetException.class, "shapes");
		assertFails(raw("/predict?model=run-9", "image/png", TEXT), UnknownModelException.class, "run-1");
	}

	@Test
	void withoutAModelThePictureIsNotEvenRead() throws Exception {
		try (ModelFixtures empty = new ModelFixtures(folder.resolve("empty"), fixtures.networks())) {
			assertThat(mvc(empty).post().uri("/predict").contentType(MediaType.IMAGE_PNG).content(TEXT)).failure()
				.cause()
				.isInstanceOf(NoModelException.class);
		}
	}

	private static void assertPredictions(JsonNode answer, int count) {
		assertThat(answer.get("model").get("id").asString()).isEqualTo("run-1");
		assertThat(answer.get("model").get("dataset").asString()).isEqualTo("shapes");
		assertThat(answer.get("model").get("testAccuracy").asDouble()).isEqualTo(0.75);
		List<JsonNode> predictions = answer.get("predictions").valueStream().toList();
		assertThat(predictions).hasSize(count);
		for (JsonNode prediction : predictions) {
			int index = prediction.get("index").asInt();
			assertThat(prediction.get("probability").floatValue()).isEqualTo(expected[index]);
			assertThat(prediction.get("label").asString()).isEqualTo(SHAPES.labels().get(index));
		}
		assertThat(predictions).extracting((prediction) -> -prediction.get("probability").floatValue()).isSorted();
	}

	private static MvcTestResult raw(String uri, String type, byte[] body) {
		return mvc.post().uri(uri).contentType(type).content(body).exchange();
	}

	private static MvcTestResult multipart(String uri, MockPart... parts) {
		return mvc.post().uri(uri).multipart().part(parts).exchange();
	}

	private static MockPart part(String name, String file, byte[] content) {
		return new MockPart(name, file, content);
	}

}
