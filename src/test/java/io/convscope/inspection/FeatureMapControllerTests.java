package io.convscope.inspection;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import io.convscope.dataset.Dataset;
import io.convscope.dataset.DatasetCatalog;
import io.convscope.dataset.DatasetFixtures;
import io.convscope.dataset.InvalidSampleAddressException;
import io.convscope.dataset.UnknownSampleException;
import io.convscope.image.Picture;
import io.convscope.image.Png;
import io.convscope.image.UnreadablePictureException;
import io.convscope.image.UnsupportedPictureException;
import io.convscope.image.reading.InvalidUploadException;
import io.convscope.inspection.drawing.NumpyFile;
import io.convscope.inspection.picture.ShownPictures;
import io.convscope.inspection.web.ViewAnswer;
import io.convscope.memory.MemoryBudget;
import io.convscope.model.Model;
import io.convscope.model.NoModelException;
import io.convscope.model.UnknownModelException;
import io.convscope.model.store.ModelFixtures;
import io.convscope.network.Architecture;
import io.convscope.network.LayerInfo;
import io.convscope.network.Network;
import io.convscope.network.UnknownLayerException;
import io.convscope.request.InvalidRequestException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockPart;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.util.unit.DataSize;
import org.springframework.web.HttpMediaTypeNotAcceptableException;

import static io.convscope.web.MvcAnswers.assertFails;
import static io.convscope.web.MvcAnswers.bytes;
import static io.convscope.web.MvcAnswers.image;
import static io.convscope.web.MvcAnswers.json;
import static org.assertj.core.api.Assertions.assertThat;

class FeatureMapControllerTests {

	private static final MemoryBudget MEMORY = new MemoryBudget(DataSize.ofMegabytes(100), Duration.ZERO);

	private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,"
			+ "image/webp,image/apng,*/*;q=0.8";

	private static final Dataset SHAPES = DatasetFixtures.shapes();

	private static final Picture PICTURE = SHAPES.train().picture(5);

	@TempDir
	private static Path folder;

	private static ModelFixtures fixtures;

	private static Network network;

	private static MockMvcTester mvc;

	@BeforeAll
	static void open() {
		fixtures = new ModelFixtures(folder.resolve("home"));
		Model model = fixtures.save(1, "shapes", SHAPES.labels(), 1);
		network = fixtures.networks().inference(Architecture.article(10), fixtures.models().weights(model));
		mvc = mvc(fixtures);
	}

	private static MockMvcTester mvc(ModelFixtures fixtures) {
		DatasetCatalog datasets = DatasetCatalog.of(SHAPES);
		Layers layers = new Layers(fixtures.models());
		ShownPictures pictures = InspectionFixtures.pictures(datasets);
		return MockMvcTester.of(new FeatureMapController(layers, new MapRequests(fixtures.models(), layers), pictures,
				new Inspector(fixtures.inference()), new ViewAnswer(MEMORY)));
	}

	@AfterAll
	static void close() throws Exception {
		network.close();
		fixtures.close();
	}

	static Stream<LayerInfo> layers() {
		return Architecture.article(10).layers().stream();
	}

	@Test
	void theLayersOfTheModelAreListed() {
		JsonNode list = json(get("/featuremaps"));
		assertThat(list.get("model").asString()).isEqualTo("run-1");
		assertThat(list.get("input").toString()).isEqualTo("[3,32,32]");
		assertThat(list.get("layers")).hasSize(11);
		assertThat(list.get("layers").get(1).get("window").isNull()).as("a ReLU slides nothing").isTrue();
		assertThat(list.get("layers").get(0)).isEqualTo(JsonMapper.builder().build().readTree("""
				{"name":"conv1","kind":"convolution","channels":32,"height":32,"width":32,"parameters":896,
				"window":{"size":3,"stride":1,"padding":1},"href":"/featuremaps/conv1"}"""));
	}

	@ParameterizedTest
	@MethodSource("layers")
	void theValuesAreWhatTheNetworkComputes(LayerInfo layer) {
		JsonNode maps = json(get("/featuremaps/" + layer.name() + "?format=json&sample=train/5"));
		float[] expected = network.activations(layer.name(), PICTURE.toInput(), 1);
		float[] values = new float[expected.length];
		int at = 0;
		for (JsonNode channel : maps.get("channels")) {
			double sum = 0;
			int first = at;
			for (JsonNode row : layer.isFlat() ? List.of(channel) : channel.get("values").valueStream().toList()) {
				for (JsonNode value : layer.isFlat() ? List.of(row.get("values")) : row.valueStream().toList()) {
					sum += value.floatValue();
					values[at++] = value.floatValue();
				}
			}
			assertThat(channel.get("index").asInt()).isEqualTo(first / (layer.height() * layer.width()));
			assertThat(channel.get("mean").asDouble()).isEqualTo(sum / (at - first));
		}
		assertThat(values).isEqualTo(expected);
		assertThat(maps.get("model").asString()).isEqualTo("run-1");
		assertThat(maps.get("layer").asString()).isEqualTo(layer.name());
		assertThat(maps.get("picture").asString()).isEqualTo("shapes/train/5");
		assertThat(maps.get("shape").toString()).isEqualTo(layer.isFlat() ? "[" + layer.channels() + "]"
				: "[" + layer.channels() + "," + layer.height() + "," + layer.width() + "]");
	}

	@Test
	void theValuesSayWhatTheyComeFrom() {
		JsonNode first = json(get("/featuremaps/conv1?format=json&channel=0"));
		assertThat(first.get("input").asString()).isEqualTo("picture");
		JsonNode pooled = json(get("/featuremaps/pool2?format=json&channel=0"));
		assertThat(pooled.get("input").asString()).isEqualTo("act2");
		assertThat(pooled.get("window").toString()).isEqualTo("{\"size\":2,\"stride\":2,\"padding\":0}");
	}

	@Test
	void oneChannelCanBeAskedFor() {
		JsonNode all = json(get("/featuremaps/conv2?format=json"));
		JsonNode one = json(get("/featuremaps/conv2?format=json&channel=31"));
		assertThat(one.get("channels")).hasSize(1);
		assertThat(one.get("channels").get(0)).isEqualTo(all.get("channels").get(31));
		assertThat(one.get("shape")).isEqualTo(all.get("shape"));
	}

	@ParameterizedTest
	@CsvSource({ "conv1, 2076, 1036", "conv1?scale=1, 284, 140", "conv1?channel=0, 256, 256", "pool2, 1052, 524",
			"fc3, 1055, 527", "softmax?scale=2, 89, 8", "conv1?palette=gray&normalize=layer, 2076, 1036" })
	void mapsArePictures(String uri, int width, int height) throws IOException {
		BufferedImage image = image(get("/featuremaps/" + uri));
		assertThat(image.getWidth()).isEqualTo(width);
		assertThat(image.getHeight()).isEqualTo(height);
	}

	@Test
	void theProbeIsShownWhenNoPictureIsGiven() {
		MvcTestResult result = get("/featuremaps/conv1");
		assertThat(result).headers()
			.hasValue("X-Convscope-Picture", "shapes/test/0")
			.hasValue("X-Convscope-Model", "run-1");
		assertThat(bytes(result)).isEqualTo(bytes(get("/featuremaps/conv1?sample=shapes/test/0")));
	}

	@ParameterizedTest
	@MethodSource("layers")
	void numPyFilesHoldTheSameValues(LayerInfo layer) throws IOException {
		MvcTestResult result = get("/featuremaps/" + layer.name() + "?format=npy&sample=train/5");
		assertThat(result).hasStatusOk().hasContentType("application/octet-stream");
		assertThat(result).headers()
			.hasValue(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + layer.name() + ".npy\"")
			.hasValue("X-Convscope-Epoch", "1");
		NumpyFile file = NumpyFile.read(bytes(result));
		assertThat(file.values()).isEqualTo(network.activations(layer.name(), PICTURE.toInput(), 1));
		assertThat(file.shape()).isEqualTo(
				layer.isFlat() ? List.of(layer.channels()) : List.of(layer.channels(), layer.height(), layer.width()));
	}

	@Test
	void oneChannelIsANumPyFileOfOneMap() throws IOException {
		NumpyFile all = NumpyFile.read(bytes(get("/featuremaps/pool2?format=npy")));
		NumpyFile one = NumpyFile.read(bytes(get("/featuremaps/pool2?format=npy&channel=3")));
		assertThat(one.shape()).containsExactly(1, 16, 16);
		assertThat(one.values()).isEqualTo(Arrays.copyOfRange(all.values(), 3 * 256, 4 * 256));
	}

	@Test
	void anUploadGetsTheMapsOfTheSamePicture() {
		byte[] file = Png.write(PICTURE);
		MvcTestResult sample = get("/featuremaps/conv2?sample=train/5&palette=gray");
		MvcTestResult body = raw("/featuremaps/conv2?palette=gray", "image/png", file);
		MvcTestResult part = mvc.post()
			.uri("/featuremaps/conv2?palette=gray")
			.multipart()
			.part(new MockPart("image", "a.png", file))
			.exchange();
		MvcTestResult posted = mvc.post().uri("/featuremaps/conv2?palette=gray&sample=train/5").exchange();
		assertThat(bytes(body)).isEqualTo(bytes(sample)).isEqualTo(bytes(part)).isEqualTo(bytes(posted));
		assertThat(body).headers().hasValue("X-Convscope-Picture", "upload");
		assertThat(bytes(body)).isNotEqualTo(bytes(get("/featuremaps/conv2?palette=gray")));
	}

	@Test
	void whatAClientHasAlreadyIsNotSentAgain() {
		MvcTestResult first = get("/featuremaps/conv1");
		String etag = first.getResponse().getHeader(HttpHeaders.ETAG);
		assertThat(etag).startsWith("\"");
		assertThat(first).headers()
			.hasValue(HttpHeaders.CACHE_CONTROL, "no-cache")
			.hasValue(HttpHeaders.VARY, "Accept");
		MvcTestResult again = mvc.get().uri("/featuremaps/conv1").header(HttpHeaders.IF_NONE_MATCH, etag).exchange();
		assertThat(again).hasStatus(HttpStatus.NOT_MODIFIED);
		assertThat(bytes(again)).isEmpty();
		assertThat(mvc.get().uri("/featuremaps/conv1?scale=7").header(HttpHeaders.IF_NONE_MATCH, etag)).hasStatusOk();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { BROWSER + " | image/png", "*/* | image/png", "image/* | image/png",
			"application/json | application/json", "application/json, text/plain, */* | application/json",
			"image/png, application/json;q=0.5 | image/png", "image/png;q=0.5, application/json | application/json" })
	void theFormIsTheOneThatTheClientPrefers(String accept, String type) {
		assertThat(mvc.get().uri("/featuremaps/act1?scale=1").header(HttpHeaders.ACCEPT, accept)).hasStatusOk()
			.hasContentType(type);
	}

	@Test
	void theUrlOverridesWhatTheClientAccepts() {
		assertThat(mvc.get().uri("/featuremaps/fc4?format=json").header(HttpHeaders.ACCEPT, BROWSER))
			.hasContentType("application/json");
		assertThat(mvc.get().uri("/featuremaps/fc4?format=png").header(HttpHeaders.ACCEPT, "application/json"))
			.hasContentType("image/png");
	}

	@Test
	void aClientThatTakesNeitherFormIsRefused() {
		assertThat(mvc.get().uri("/featuremaps/fc4").header(HttpHeaders.ACCEPT, "text/csv")).failure()
			.isInstanceOf(HttpMediaTypeNotAcceptableException.class);
	}

	@Test
	void allBadOptionsAreNamedTogether() {
		assertFails(get("/featuremaps/conv1?channel=32&scale=0&palette=jet&normalize=none&format=svg"),
				InvalidRequestException.class,
				"channel must be a whole number from 0 to 31, not \"32\"; scale must be a whole number from 1 to 32, not \"0\";"
						+ " palette must be viridis, gray or diverging, not \"jet\"; normalize must be channel or layer, not"
						+ " \"none\"; format must be png, json or npy, not \"svg\".");
	}

	@Test
	void whatDoesNotExistIsTold() {
		assertFails(get("/featuremaps/conv9"), UnknownLayerException.class, "conv1, act1, drop1, conv2");
		assertFails(get("/featuremaps/bn1?model=run-7"), UnknownModelException.class, "no model \"run-7\"");
		assertFails(get("/featuremaps/conv1?model=run-7"), UnknownModelException.class, "run-1");
		assertFails(get("/featuremaps/conv1?sample=train/8000"), UnknownSampleException.class, "0 to 7999");
		assertFails(get("/featuremaps/conv1?sample=seven"), InvalidSampleAddressException.class, "train/7");
	}

	@Test
	void badUploadsAreRefused() {
		byte[] text = "no picture".getBytes(StandardCharsets.UTF_8);
		assertFails(raw("/featuremaps/conv1", "image/png", text), UnreadablePictureException.class, "text");
		assertFails(raw("/featuremaps/conv1", "text/plain", text), UnsupportedPictureException.class, "text/plain");
		assertFails(mvc.post().uri("/featuremaps/conv1").exchange(), InvalidUploadException.class, "curl");
		assertFails(raw("/featuremaps/conv1?sample=test/0", "image/png", text), InvalidUploadException.class, "both");
		MockPart part = new MockPart("image", "a.png", Png.write(PICTURE));
		assertFails(mvc.post().uri("/featuremaps/conv1").multipart().part(part, part).exchange(),
				InvalidUploadException.class, "one picture at a time");
	}

	@Test
	void withoutAModelTheLayersAreKnownAndTheirMapsAreNot() throws IOException {
		try (ModelFixtures empty = new ModelFixtures(folder.resolve("empty"), fixtures.networks())) {
			MockMvcTester withoutModel = mvc(empty);
			JsonNode list = json(withoutModel.get().uri("/featuremaps").exchange());
			assertThat(list.get("model").isNull()).isTrue();
			assertThat(list.get("layers")).isEqualTo(json(get("/featuremaps")).get("layers"));
			assertFails(withoutModel.get().uri("/featuremaps/conv1").exchange(), NoModelException.class, "POST /train");
			assertFails(withoutModel.get().uri("/featuremaps/conv9").exchange(), UnknownLayerException.class, "conv1");
		}
	}

	private static MvcTestResult get(String uri) {
		return mvc.get().uri(uri).exchange();
	}

	private static MvcTestResult raw(String uri, String type, byte[] body) {
		MockMvcRequestBuilder request = mvc.post().uri(uri).contentType(type).content(body);
		return request.exchange();
	}

}
