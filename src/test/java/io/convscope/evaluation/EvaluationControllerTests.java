package io.convscope.evaluation;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

import io.convscope.dataset.Dataset;
import io.convscope.dataset.DatasetAbsentException;
import io.convscope.dataset.DatasetCatalog;
import io.convscope.dataset.DatasetFixtures;
import io.convscope.dataset.UnknownDatasetException;
import io.convscope.model.Model;
import io.convscope.model.TrainingSettings;
import io.convscope.model.UnknownModelException;
import io.convscope.model.store.ModelFixtures;
import io.convscope.request.InvalidRequestException;
import io.convscope.web.MvcAnswers;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Evaluations and comparisons over HTTP, of networks whose answers are plain to see.
 */
class EvaluationControllerTests {

	private static final List<String> LABELS = List.of("cat", "dog", "owl");

	// label, class in the picture, confidence in percent
	private static final int[][] PICTURES = { { 0, 0, 90 }, { 0, 1, 60 }, { 0, 1, 80 }, { 1, 1, 70 }, { 2, 0, 50 } };

	@TempDir
	private static Path folder;

	private static ModelFixtures fixtures;

	private static Evaluations evaluations;

	private static MockMvcTester mvc;

	@BeforeAll
	static void open() {
		PixelNetworks networks = new PixelNetworks();
		fixtures = new ModelFixtures(folder, networks);
		save("run-1", "pets", LABELS, 32, 0);
		save("run-2", "pets", LABELS, 64, 1);
		save("run-3", "birds", LABELS, 64, 1);
		save("run-4", "pets", List.of("dog", "cat", "owl"), 32, 0);
		save("bare", null, LABELS, null, 1);
		Dataset birds = PixelNetworks.dataset("birds", LABELS, new int[] { 2, 2, 100 });
		Dataset empty = PixelNetworks.dataset("empty", LABELS);
		DatasetCatalog datasets = DatasetCatalog.of(PixelNetworks.dataset("pets", LABELS, PICTURES), birds, empty);
		evaluations = new Evaluations(new TestRun(fixtures.models(), networks, new Evaluator()),
				new SimpleMeterRegistry());
		mvc = mvc(datasets);
	}

	private static void save(String id, @Nullable String dataset, List<String> labels, @Nullable Integer batchSize,
			int shift) {
		TrainingSettings settings = (batchSize != null) ? new TrainingSettings(2, batchSize, 0.01, 0.9, 42, null)
				: null;
		fixtures.models()
			.save(new Model(id, dataset, labels, null, null, null, null, null, null, settings, Instant.EPOCH, false),
					PixelNetworks.shiftedBy(shift));
	}

	private static MockMvcTester mvc(DatasetCatalog datasets) {
		TestParts testParts = new TestParts(datasets);
		return MockMvcTester.of(new EvaluationController(fixtures.models(), testParts, evaluations),
				new ComparisonController(fixtures.models(), testParts, evaluations));
	}

	@AfterAll
	static void close() throws Exception {
		evaluations.destroy();
		fixtures.close();
	}

	@Test
	void anEvaluationTellsAll() {
		JsonNode answer = json("/models/run-1/evaluation");
		assertThat(answer.get("model").asString()).isEqualTo("run-1");
		assertThat(answer.get("dataset").asString()).isEqualTo("pets");
		assertThat(answer.get("part").asString()).isEqualTo("test");
		assertThat(answer.get("epoch").isNull()).isTrue();
		assertThat(answer.get("pictures").asInt()).isEqualTo(5);
		assertThat(answer.get("accuracy").asDouble()).isEqualTo(0.4);
		assertThat(answer.get("confusion").toString()).isEqualTo("[[1,2,0],[0,1,0],[1,0,0]]");
		assertThat(answer.get("classes").get(2).toString()).isEqualTo(
				"""
						{"label":"owl","index":2,"support":1,"predicted":0,"correct":0,"precision":null,"recall":0.0,"f1":0.0}""");
		assertThat(answer.get("calibration").get("bins")).hasSize(10);
		JsonNode worst = answer.get("mistakes").get(0);
		assertThat(worst.get("sample").asString()).isEqualTo("pets/test/2");
		assertThat(worst.get("href").asString()).isEqualTo("/datasets/pets/samples/test/2");
		assertThat(worst.get("label").asString()).isEqualTo("cat");
		assertThat(worst.get("predicted").asString()).isEqualTo("dog");
		assertThat(worst.get("probability").floatValue()).isEqualTo(0.8f);
		assertThat(worst.get("probabilities")).hasSize(3);
		assertThat(json("/models/run-1/evaluation?mistakes=1").get("mistakes")).hasSize(1);
	}

	@Test
	void aModelWithoutADataSetIsHeldAgainstTheOneThatIsNamed() {
		assertFails("/models/bare/evaluation", NotEvaluableException.class, "?dataset=");
		assertThat(json("/models/bare/evaluation?dataset=pets").get("confusion").toString())
			.isEqualTo("[[0,1,2],[0,0,1],[0,1,0]]");
		assertThat(json("/models/bare/evaluation?dataset=birds").get("pictures").asInt()).isOne();
	}

	@ParameterizedTest
	@CsvSource({ "true=cat&predicted=dog,2 1", "true=0&predicted=1,2 1", "true=cat,0 2 1", "predicted=cat,0 4",
			"'',0 2 3 1 4", "limit=2&offset=1,2 3", "true=dog&predicted=cat,''", "offset=99,''" })
	void aCellShowsItsPicturesTheSurestFirst(String query, String expected) {
		JsonNode answer = json("/models/run-1/evaluation/samples?" + query);
		assertThat(String.join(" ",
				answer.get("samples").valueStream().map((each) -> each.get("index").asString()).toList()))
			.isEqualTo(expected);
		for (JsonNode each : answer.get("samples")) {
			assertThat(each.get("sample").asString()).isEqualTo("pets/test/" + each.get("index").asInt());
			assertThat(each.has("probabilities")).isFalse();
		}
	}

	@Test
	void aCellSaysWhatItIs() {
		JsonNode answer = json("/models/run-1/evaluation/samples?true=0&limit=1");
		assertThat(answer.get("total").asInt()).isEqualTo(3);
		assertThat(answer.get("label").asString()).isEqualTo("cat");
		assertThat(answer.get("labelIndex").asInt()).isZero();
		assertThat(answer.get("predicted").isNull()).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "samples?true=cow,cat; dog; owl", "samples?predicted=3,0 to 2", "samples?true=-1,true",
			"samples?true=&predicted=9,0 to 2", "samples?limit=0,1 to 1000", "samples?limit=x,limit",
			"samples?offset=-1,offset" })
	void whatCannotBeIsNamed(String query, String saying) {
		assertFails("/models/run-1/evaluation/" + query, InvalidRequestException.class, saying.replace(';', ','));
		assertFails("/models/run-1/evaluation?mistakes=1001", InvalidRequestException.class, "0 to 1000");
	}

	@Test
	void aDataSetThatDoesNotFitIsTold() {
		assertFails("/models/run-9/evaluation", UnknownModelException.class, "run-1");
		assertFails("/models/run-4/evaluation", NotEvaluableException.class, "dog, cat, owl");
		assertFails("/models/run-1/evaluation?dataset=empty", NotEvaluableException.class, "no test pictures");
		assertFails("/models/run-1/evaluation?dataset=mnist", UnknownDatasetException.class, "mnist");
		MvcTestResult absent = mvc(DatasetFixtures.withoutArchive(folder)).get()
			.uri("/models/run-1/evaluation?dataset=cifar10")
			.exchange();
		assertThat(absent).failure().cause().isInstanceOf(DatasetAbsentException.class);
	}

	@Test
	void aComparisonTellsAll() {
		JsonNode answer = json("/models/compare?a=run-1&b=run-2");
		assertThat(answer.get("a").get("id").asString()).isEqualTo("run-1");
		assertThat(answer.get("b").get("id").asString()).isEqualTo("run-2");
		assertThat(answer.get("settings").valueStream().map((each) -> each.get("name").asString())).containsExactly(
				"epochs", "batchSize", "learningRate", "momentum", "seed", "trainLimit", "validation", "patience",
				"maxMinutes", "from", "optimizer", "weightDecay", "labelSmoothing", "schedule", "warmupEpochs",
				"freeze", "augmentation", "precision", "workers");
		assertThat(answer.get("settings").get(0).toString()).isEqualTo("""
				{"name":"epochs","a":2,"b":2,"differs":false}""");
		assertThat(answer.get("settings").get(1).toString()).isEqualTo("""
				{"name":"batchSize","a":32,"b":64,"differs":true}""");
		assertThat(answer.get("accuracy").toString()).isEqualTo("{\"a\":0.4,\"b\":0.0}");
		assertThat(answer.get("agreement").toString()).isEqualTo("""
				{"bothRight":0,"onlyA":2,"onlyB":0,"bothWrongAlike":0,"bothWrongDifferently":3}""");
		assertThat(answer.get("disagreements").get("total").asInt()).isEqualTo(5);
		JsonNode surest = answer.get("disagreements").get("samples").get(0);
		assertThat(surest.get("sample").asString()).isEqualTo("pets/test/0");
		assertThat(surest.get("a").get("label").asString()).isEqualTo("cat");
		assertThat(surest.get("b").get("label").asString()).isEqualTo("dog");
		assertThat(json("/models/compare?a=run-1&b=run-2&limit=2").get("disagreements").get("samples")).hasSize(2);
	}

	@Test
	void anImportedModelIsComparedOnTheOthersDataSet() {
		for (String pair : List.of("a=run-2&b=bare", "a=bare&b=run-2")) {
			JsonNode answer = json("/models/compare?" + pair);
			assertThat(answer.get("dataset").asString()).isEqualTo("pets");
			assertThat(answer.get("disagreements").get("total").asInt()).isZero();
			assertThat(answer.get("settings").get(0).get("differs").asBoolean()).isTrue();
		}
		JsonNode both = json("/models/compare?a=bare&b=bare&dataset=birds");
		assertThat(both.get("settings")).isEmpty();
		assertThat(both.get("classes").get(0).get("a").isNull()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "?a=run-1", "?b=run-1" })
	void aComparisonNeedsTwoModels(String query) {
		assertFails("/models/compare" + query, InvalidRequestException.class, "compare?a=run-1&b=run-2");
	}

	@Test
	void whatCannotBeComparedIsTold() {
		assertFails("/models/compare?a=run-1&b=run-9", UnknownModelException.class, "run-9");
		assertFails("/models/compare?a=run-1&b=run-4", NotEvaluableException.class, "same labels");
		assertFails("/models/compare?a=run-1&b=run-3", NotEvaluableException.class, "?dataset=");
		assertFails("/models/compare?a=bare&b=bare", NotEvaluableException.class, "?dataset=");
		assertThat(json("/models/compare?a=run-1&b=run-3&dataset=birds").get("pictures").asInt()).isOne();
	}

	private static JsonNode json(String uri) {
		return MvcAnswers.json(mvc.get().uri(uri).exchange());
	}

	private static void assertFails(String uri, Class<? extends Exception> with, String saying) {
		MvcAnswers.assertFails(mvc.get().uri(uri).exchange(), with, saying);
	}

}
