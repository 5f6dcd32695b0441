package io.convscope.explanation;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

import javax.imageio.ImageIO;

import io.convscope.dataset.Dataset;
import io.convscope.dataset.DatasetCatalog;
import io.convscope.dataset.DatasetFixtures;
import io.convscope.dataset.InvalidSampleAddressException;
import io.convscope.dataset.UnknownSampleException;
import io.convscope.image.Png;
import io.convscope.image.UnreadablePictureException;
import io.convscope.image.reading.InvalidUploadException;
import io.convscope.inspection.InspectionFixtures;
import io.convscope.inspection.picture.ShownPictures;
import io.convscope.inspection.web.ViewAnswer;
import io.convscope.memory.MemoryBudget;
import io.convscope.memory.MemoryBusyException;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockPart;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.util.unit.DataSize;

import static io.convscope.web.MvcAnswers.assertFails;
import static io.convscope.web.MvcAnswers.bytes;
import static io.convscope.web.MvcAnswers.json;
import static org.assertj.core.api.Assertions.assertThat;

class ExplainControllerTests {

	private static final MemoryBudget MEMORY = new MemoryBudget(DataSize.ofMegabytes(100), Duration.ZERO);

	private static final Dataset SHAPES = DatasetFixtures.shapes();

	@TempDir
	private static Path folder;

	private static ModelFixtures fixtures;

	private static Model model;

	private static MockMvcTester mvc;

	@BeforeAll
	static void open() {
		fixtures = new ModelFixtures(folder.resolve("home"));
		model = fixtures.save(1, "shapes", SHAPES.labels(), 1);
		mvc = mvc(fixtures);
	}

	private static MockMvcTester mvc(ModelFixtures fixtures) {
		DatasetCatalog datasets = DatasetCatalog.of(SHAPES);
		ShownPictures pictures = InspectionFixtures.pictures(datasets);
		return MockMvcTester.of(new ExplainController(fixtures.models(), pictures, new Explainer(fixtures.inference()),
				new ViewAnswer(MEMORY)));
	}

	@AfterAll
	static void close() throws Exception {
		fixtures.close();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "gradcam | model epoch picture method layer", "saliency | model epoch picture method smooth",
					"occlusion | model epoch picture method patch stride cover" })
	void theNumbersSayHowTheyWereFound(String method, String first) {
		JsonNode json = json(get("/explain?format=json&sample=train/5&method=" + method));
		String rest = " label index probability logit shape min max values";
		assertThat(json.propertyNames()).containsExactly((first + rest).split(" "));
		assertThat(json.get("model").asString()).isEqualTo("run-1");
		assertThat(json.get("epoch").asInt()).isEqualTo(1);
		assertThat(json.get("picture").asString()).isEqualTo("shapes/train/5");
		assertThat(json.get("method").asString()).isEqualTo(method);
		assertThat(json.get("shape").toString()).isEqualTo("[32,32]");
		assertThat(json.get("values")).hasSize(32).allSatisfy((row) -> assertThat(row).hasSize(32));
		double max = json.get("values")
			.valueStream()
			.flatMap(JsonNode::valueStream)
			.mapToDouble(JsonNode::asDouble)
			.max()
			.orElseThrow();
		assertThat(json.get("max").asDouble()).isEqualTo(max);
	}

	@Test
	void aPictureWaitsForTheMemoryThatItTakes() {
		MemoryBudget.Reservation others = MEMORY.reserve(Long.MAX_VALUE);
		assertFails(get("/explain"), MemoryBusyException.class, "hold the memory");
		others.close();
		assertThat(get("/explain")).hasStatusOk();
	}

	@Test
	void thePredictedLabelIsExplainedWhenNoneIsNamed() {
		JsonNode json = json(get("/explain?format=json&sample=train/5"));
		try (Network network = fixtures.networks()
			.inference(Architecture.article(10), fixtures.models().weights(model))) {
			float[] input = SHAPES.train().picture(5).toInput();
			float[] probabilities = network.predict(input, 1);
			int index = json.get("index").asInt();
			for (float probability : probabilities) {
				assertThat(probability).isLessThanOrEqualTo(probabilities[index]);
			}
			assertThat(json.get("label").asString()).isEqualTo(SHAPES.labels().get(index));
			assertThat(json.get("probability").floatValue()).isEqualTo(probabilities[index]);
			assertThat(json.get("logit").floatValue()).isEqualTo(network.activations("fc4", input, 1)[index]);
		}
	}

	@Test
	void aLabelIsNamedOrNumbered() {
		JsonNode named = json(get("/explain?format=json&label=moon&method=occlusion"));
		assertThat(named.get("label").asString()).isEqualTo("moon");
		assertThat(named).isEqualTo(json(get("/explain?format=json&label=6&method=occlusion")))
			.isNotEqualTo(json(get("/explain?format=json&label=5&method=occlusion")));
	}

	@Test
	void theMethodsOptionsMatter() {
		JsonNode json = json(get("/explain?format=json&method=occlusion&patch=7&stride=6&cover=gray"));
		assertThat(json.get("patch").asInt()).isEqualTo(7);
		assertThat(json.get("stride").asInt()).isEqualTo(6);
		assertThat(json.get("cover").asString()).isEqualTo("gray");
		JsonNode small = json(get("/explain?format=json&method=occlusion&patch=2"));
		assertThat(small.get("stride").asInt()).isEqualTo(2);
		assertThat(json(get("/explain?format=json&method=saliency&smooth=3")).get("values"))
			.isNotEqualTo(json(get("/explain?format=json&method=saliency")).get("values"));
	}

	@Test
	void aPictureIsDrawn() throws IOException {
		MvcTestResult result = get("/explain?scale=3");
		assertThat(result).hasStatusOk().hasContentType("image/png");
		assertThat(result).headers()
			.hasValue("X-Convscope-Picture", "shapes/test/0")
			.hasValue("X-Convscope-Model", "run-1")
			.hasValue(HttpHeaders.CACHE_CONTROL, "no-cache")
			.hasValue(HttpHeaders.VARY, "Accept");
		BufferedImage image = ImageIO.read(new ByteArrayInputStream(bytes(result)));
		assertThat(image.getWidth()).isEqualTo(96);
		assertThat(image.getHeight()).isEqualTo(96);
		assertThat(bytes(get("/explain?strength=0"))).isEqualTo(Png.write(SHAPES.test().picture(0), 8));
		assertThat(bytes(get("/explain?overlay=false"))).isEqualTo(bytes(get("/explain?strength=1")))
			.isNotEqualTo(bytes(get("/explain")));
	}

	@Test
	void whatAClientHasAlreadyIsNotSentAgain() {
		String etag = get("/explain").getResponse().getHeader(HttpHeaders.ETAG);
		assertThat(mvc.get().uri("/explain").header(HttpHeaders.IF_NONE_MATCH, etag))
			.hasStatus(HttpStatus.NOT_MODIFIED);
		assertThat(mvc.get().uri("/explain?strength=.5").header(HttpHeaders.IF_NONE_MATCH, etag)).hasStatusOk();
	}

	@Test
	void theFormIsTheOneThatTheClientPrefers() {
		assertThat(mvc.get().uri("/explain").header(HttpHeaders.ACCEPT, "application/json"))
			.hasContentType("application/json");
		assertThat(mvc.get().uri("/explain").header(HttpHeaders.ACCEPT, "*/*")).hasContentType("image/png");
	}

	@Test
	void anUploadIsExplainedAsTheSamePicture() {
		byte[] file = Png.write(SHAPES.train().picture(5));
		MvcTestResult sample = get("/explain?sample=train/5");
		MvcTestResult body = raw("/explain", "image/png", file);
		MvcTestResult part = mvc.post()
			.uri("/explain")
			.multipart()
			.part(new MockPart("image", "a.png", file))
			.exchange();
		assertThat(bytes(body)).isEqualTo(bytes(sample))
			.isEqualTo(bytes(part))
			.isEqualTo(bytes(mvc.post().uri("/explain?sample=train/5").exchange()));
		assertThat(body).headers().hasValue("X-Convscope-Picture", "upload");
	}

	@Test
	void allBadOptionsAreNamedTogether() {
		assertFails(get("/explain?method=lime&label=dog&overlay=1&strength=2&scale=0&format=gif&palette=jet"),
				InvalidRequestException.class,
				"method must be occlusion, saliency or gradcam, not \"lime\"; label must be one of heart, bar, star,"
						+ " square, ring, triangle, moon, circle, cross, arrow, or a number from 0 to 9, not \"dog\";"
						+ " overlay must be true or false, not \"1\"; strength must be a number from 0 to 1, not"
						+ " \"2\"; scale must be a whole number from 1 to 32, not \"0\"; palette must be ");
		assertFails(get("/explain?method=occlusion&patch=17&stride=1&cover=black"), InvalidRequestException.class,
				"patch must be a whole number from 2 to 16, not \"17\"; stride must be a whole number from 2 to 5, not \"1\";"
						+ " cover must be mean or gray, not \"black\".");
		assertFails(get("/explain?method=saliency&smooth=33"), InvalidRequestException.class,
				"smooth must be a whole number from 0 to 32, not \"33\".");
	}

	@ParameterizedTest
	@ValueSource(strings = { "-0.1", "1.01", "NaN", "0.5f", "half", "", "1e0" })
	void aStrengthIsAShare(String strength) {
		assertFails(get("/explain?strength=" + strength), InvalidRequestException.class, "from 0 to 1");
	}

	@Test
	void anOptionOfAnotherMethodIsRefused() {
		assertFails(get("/explain?patch=5&smooth=2"), InvalidRequestException.class,
				"patch is an option of method=occlusion only; smooth is an option of method=saliency only.");
		assertFails(get("/explain?method=occlusion&smooth=2"), InvalidRequestException.class, "method=saliency only");
		assertFails(get("/explain?method=saliency&cover=gray&stride=3"), InvalidRequestException.class,
				"stride is an option of method=occlusion only; cover is");
	}

	@Test
	void whatDoesNotExistIsTold() {
		assertFails(get("/explain?model=run-7"), UnknownModelException.class, "run-1");
		assertFails(get("/explain?sample=train/8000"), UnknownSampleException.class, "0 to 7999");
		assertFails(get("/explain?sample=seven"), InvalidSampleAddressException.class, "train/7");
	}

	@Test
	void badUploadsAreRefused() {
		byte[] text = "no picture".getBytes(StandardCharsets.UTF_8);
		assertFails(raw("/explain", "image/png", text), UnreadablePictureException.class, "text");
		assertFails(mvc.post().uri("/explain").exchange(), InvalidUploadException.class, "curl");
		assertFails(raw("/explain?sample=test/0", "image/png", text), InvalidUploadException.class, "both");
	}

	@Test
	void withoutAModelNothingIsExplained() throws IOException {
		try (ModelFixtures empty = new ModelFixtures(folder.resolve("empty"), fixtures.networks())) {
			assertFails(mvc(empty).get().uri("/explain").exchange(), NoModelException.class, "POST /train");
		}
	}

	// the gradients of one model at a time are kept
	@Test
	void modelsTakeTurns() throws IOException {
		try (ModelFixtures two = new ModelFixtures(folder.resolve("two"), fixtures.networks())) {
			for (int i = 1; i <= 5; i++) {
				two.save(i, "shapes", SHAPES.labels(), i);
			}
			MockMvcTester turns = mvc(two);
			JsonNode[] first = new JsonNode[6];
			for (int turn = 0; turn < 2; turn++) {
				for (int i = 1; i <= 5; i++) {
					JsonNode json = json(
							turns.get().uri("/explain?label=0&method=saliency&format=json&model=run-" + i).exchange());
					assertThat(json).isEqualTo((first[i] != null) ? first[i] : json).isNotEqualTo(first[i - 1]);
					first[i] = json;
				}
			}
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
