package io.convscope.inspection.statistics;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import io.convscope.dataset.Dataset;
import io.convscope.dataset.DatasetAbsentException;
import io.convscope.dataset.DatasetCatalog;
import io.convscope.dataset.DatasetFixtures;
import io.convscope.inspection.Layers;
import io.convscope.inspection.MapRequests;
import io.convscope.inspection.drawing.MapStatistics;
import io.convscope.model.Model;
import io.convscope.model.inference.InferenceBusyException;
import io.convscope.model.store.ModelFixtures;
import io.convscope.network.Architecture;
import io.convscope.network.LayerInfo;
import io.convscope.network.Network;
import io.convscope.request.InvalidRequestException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static io.convscope.image.PictureSizes.CIFAR10;
import static io.convscope.web.MvcAnswers.assertFails;
import static io.convscope.web.MvcAnswers.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

class StatisticsControllerTests {

	private static final int DEAD = 6;

	private static final Dataset SHAPES = DatasetFixtures.shapes();

	@TempDir
	private static Path folder;

	private static ModelFixtures fixtures;

	private static Network network;

	private static MockMvcTester mvc;

	@BeforeAll
	static void open() {
		fixtures = new ModelFixtures(folder);
		Model model = fixtures.save(1, "shapes", SHAPES.labels(), ModelFixtures.withDeadChannel(SHAPES.labels(), DEAD));
		network = fixtures.networks().inference(Architecture.article(10), fixtures.models().weights(model));
		fixtures.save(2, "cifar10", SHAPES.labels(), 1);
		fixtures.models()
			.save(new Model("bare", null, SHAPES.labels(), null, null, null, null, null, null, null, Instant.EPOCH,
					false), fixtures.models().weights(model));
		mvc = mvc(DatasetCatalog.of(SHAPES));
	}

	private static MockMvcTester mvc(DatasetCatalog datasets) {
		return MockMvcTester
			.of(new StatisticsController(new MapRequests(fixtures.models(), new Layers(fixtures.models())),
					new TestSetStatistics(fixtures.inference(), datasets)));
	}

	@AfterAll
	static void close() throws Exception {
		network.close();
		fixtures.close();
	}

	@Test
	void channelsThatNeverSayAnythingAreDead() {
		JsonNode act1 = json(get("/featuremaps/act1/statistics?model=run-1"));
		assertThat(act1.get("pictures").asInt()).isEqualTo(1000);
		assertThat(act1.get("dataset").asString()).isEqualTo("shapes");
		assertThat(act1.get("dead").asInt()).isEqualTo(1);
		for (JsonNode channel : act1.get("channels")) {
			assertThat(channel.get("dead").asBoolean()).isEqualTo(channel.get("index").asInt() == DEAD);
		}
		assertThat(json(get("/featuremaps/conv1/statistics?model=run-1")).get("dead").asInt()).isZero();
	}

	@Test
	void theNumbersAreThoseOfPicturesFromAllOverTheTestSet() {
		int[] indices = { 0, 333, 666 };
		float[] inputs = new float[3 * CIFAR10.values()];
		for (int i = 0; i < 3; i++) {
			SHAPES.test().encodeInto(indices[i], inputs, i * CIFAR10.values());
		}
		float[] values = network.activations("pool2", inputs, 3);
		JsonNode channels = json(get("/featuremaps/pool2/statistics?model=run-1&pictures=3")).get("channels");
		for (int channel = 0; channel < 32; channel++) {
			float[] all = new float[3 * 256];
			for (int i = 0; i < 3; i++) {
				System.arraycopy(values, (i * 32 + channel) * 256, all, i * 256, 256);
			}
			MapStatistics expected = MapStatistics.of(channel, new float[][] { all });
			JsonNode actual = channels.get(channel);
			assertThat(actual.get("min").floatValue()).isEqualTo(expected.min());
			assertThat(actual.get("max").floatValue()).isEqualTo(expected.max());
			assertThat(actual.get("mean").doubleValue()).isCloseTo(expected.mean(), within(1e-9));
			assertThat(actual.get("zeros").doubleValue()).isCloseTo(expected.zeros(), within(1e-9));
		}
	}

	@Test
	void theAnswerIsRemembered() {
		String uri = "/featuremaps/fc3/statistics?model=run-1&pictures=500";
		JsonNode first = json(get(uri));
		assertThat(json(get(uri))).isEqualTo(first);
		assertThat(first.get("channels")).hasSize(512);
	}

	@Test
	void whoWaitsBehindAnotherIsToldInTimeAndTheOtherGetsItsAnswer() {
		TestSetStatistics statistics = new TestSetStatistics(fixtures.inference(), DatasetCatalog.of(SHAPES),
				Duration.ofMillis(1));
		Model model = fixtures.models().get("run-1");
		LayerInfo layer = network.architecture().layer("conv1");
		CompletableFuture<Boolean> release = new CompletableFuture<>();
		fixtures.inference().submit(model, (each) -> release.join());
		List<CompletableFuture<LayerStatistics>> asked = Stream.generate(() -> ask(statistics, model, layer))
			.limit(3)
			.toList();
		await().until(() -> asked.stream().filter(CompletableFuture::isCompletedExceptionally).count() == 2);
		release.complete(true);
		await().until(() -> asked.stream().allMatch(CompletableFuture::isDone));
		assertThat(asked).filteredOn(CompletableFuture::isCompletedExceptionally)
			.hasSize(2)
			.allSatisfy((each) -> assertThat(failure(each)).isInstanceOf(InferenceBusyException.class));
		assertThat(asked).filteredOn((each) -> !each.isCompletedExceptionally())
			.singleElement()
			.satisfies((each) -> assertThat(each.join()).isEqualTo(statistics.of(model, layer, 2)));
	}

	private static Throwable failure(CompletableFuture<?> answer) {
		return answer.handle((done, failure) -> failure).join();
	}

	private static CompletableFuture<LayerStatistics> ask(TestSetStatistics statistics, Model model, LayerInfo layer) {
		CompletableFuture<LayerStatistics> answer = new CompletableFuture<>();
		new Thread(() -> {
			try {
				answer.complete(statistics.of(model, layer, 2));
			}
			catch (RuntimeException ex) {
				answer.completeExceptionally(ex);
			}
		}).start();
		return answer;
	}

	@Test
	void morePicturesThanThereAreAreAllOfThem() {
		assertThat(json(get("/featuremaps/softmax/statistics?model=run-1&pictures=10000")).get("pictures").asInt())
			.isEqualTo(1000);
	}

	@Test
	void mistakesAreNamed() {
		assertFails(get("/featuremaps/conv1/statistics?model=run-1&pictures=0"), InvalidRequestException.class,
				"pictures must be a whole number from 1 to 10000");
		MockMvcTester withoutArchive = mvc(DatasetFixtures.withoutArchive(folder.resolve("nowhere")));
		assertFails(withoutArchive.get().uri("/featuremaps/conv1/statistics?model=run-2").exchange(),
				DatasetAbsentException.class, "cifar10");
		assertFails(get("/featuremaps/conv1/statistics?model=bare"), InvalidRequestException.class,
				"\"bare\" was imported without one");
	}

	private static MvcTestResult get(String uri) {
		return mvc.get().uri(uri).exchange();
	}

}
