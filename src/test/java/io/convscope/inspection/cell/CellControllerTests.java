package io.convscope.inspection.cell;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import io.convscope.dataset.Dataset;
import io.convscope.dataset.DatasetCatalog;
import io.convscope.dataset.DatasetFixtures;
import io.convscope.dataset.UnknownSampleException;
import io.convscope.image.Picture;
import io.convscope.image.Png;
import io.convscope.image.reading.InvalidUploadException;
import io.convscope.inspection.InspectionFixtures;
import io.convscope.inspection.Layers;
import io.convscope.inspection.MapRequests;
import io.convscope.inspection.picture.ShownPictures;
import io.convscope.model.Model;
import io.convscope.model.store.ModelFixtures;
import io.convscope.network.Architecture;
import io.convscope.network.LayerInfo;
import io.convscope.network.Network;
import io.convscope.network.UnknownLayerException;
import io.convscope.network.description.Cell;
import io.convscope.request.InvalidRequestException;
import io.convscope.web.MvcAnswers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static io.convscope.web.MvcAnswers.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * The arithmetic of a cell gives the cell's value.
 */
class CellControllerTests {

	private static final int CELLS = 40;

	private static final double ROUNDING = 1e-5;

	private static final Dataset SHAPES = DatasetFixtures.shapes();

	private static final Picture PICTURE = SHAPES.train().picture(5);

	private static final Architecture ARCHITECTURE = Architecture.article(10);

	@TempDir
	private static Path folder;

	private static ModelFixtures fixtures;

	private static Network network;

	private static MockMvcTester mvc;

	@BeforeAll
	static void open() {
		fixtures = new ModelFixtures(folder);
		Model model = fixtures.save(1, "shapes", SHAPES.labels(), 1);
		network = fixtures.networks().inference(ARCHITECTURE, fixtures.models().weights(model));
		DatasetCatalog datasets = DatasetCatalog.of(SHAPES);
		ShownPictures pictures = InspectionFixtures.pictures(datasets);
		mvc = MockMvcTester.of(new CellController(new MapRequests(fixtures.models(), new Layers(fixtures.models())),
				pictures, new CellInspector(fixtures.inference())));
	}

	@AfterAll
	static void close() throws Exception {
		network.close();
		fixtures.close();
	}

	static Stream<LayerInfo> layers() {
		return ARCHITECTURE.layers().stream();
	}

	@ParameterizedTest
	@MethodSource("layers")
	void theArithmeticGivesTheNetworksOwnValue(LayerInfo layer) {
		float[] values = network.activations(layer.name(), PICTURE.toInput(), 1);
		for (Cell cell : cells(layer)) {
			JsonNode answer = json(get(uri(layer, cell) + "?sample=train/5"));
			float value = values[(cell.channel() * layer.height() + cell.row()) * layer.width() + cell.column()];
			assertThat(answer.get("value").floatValue()).as("%s", cell).isEqualTo(value);
			assertThat(result(answer, cell)).as("%s", answer).isCloseTo(value, within(ROUNDING));
			assertThat(answer.get("channel").asInt()).isEqualTo(cell.channel());
			assertThat(answer.get("row").asInt()).isEqualTo(cell.row());
			assertThat(answer.get("column").asInt()).isEqualTo(cell.column());
			assertThat(answer.get("layer").asString()).isEqualTo(layer.name());
			assertThat(answer.get("kind").asString()).isEqualTo(layer.kind());
			assertThat(answer.get("picture").asString()).isEqualTo("shapes/train/5");
		}
	}

	private static double result(JsonNode answer, Cell cell) {
		return switch (answer.get("kind").asString()) {
			case "convolution" -> convolution(answer);
			case "relu" -> Math.max(0, answer.get("before").doubleValue());
			case "dropout" -> answer.get("before").doubleValue();
			case "maxpool" -> answer.get("window")
				.valueStream()
				.flatMap(JsonNode::valueStream)
				.mapToDouble(JsonNode::doubleValue)
				.max()
				.orElseThrow();
			case "dense" -> dense(answer);
			default -> answer.get("exponentials").get(cell.channel()).doubleValue() / answer.get("sum").doubleValue();
		};
	}

	private static double convolution(JsonNode answer) {
		double sum = answer.get("bias").floatValue();
		for (JsonNode plane : answer.get("planes")) {
			double ofPlane = 0;
			for (int i = 0; i < 9; i++) {
				double product = plane.get("products").get(i / 3).get(i % 3).doubleValue();
				double patch = plane.get("patch").get(i / 3).get(i % 3).doubleValue();
				assertThat(product).isCloseTo(patch * plane.get("kernel").get(i / 3).get(i % 3).doubleValue(),
						within(1e-7));
				if (answer.get("padding").get(i / 3).get(i % 3).asBoolean()) {
					assertThat(patch).isZero();
				}
				ofPlane += product;
			}
			assertThat(plane.get("sum").doubleValue()).isCloseTo(ofPlane, within(1e-12));
			sum += ofPlane;
		}
		assertThat(answer.get("sum").doubleValue()).isCloseTo(sum, within(1e-12));
		return sum;
	}

	private static double dense(JsonNode answer) {
		double sum = answer.get("bias").floatValue() + answer.get("rest").get("sum").doubleValue();
		double before = Double.POSITIVE_INFINITY;
		for (JsonNode each : answer.get("contributions")) {
			double product = each.get("product").doubleValue();
			assertThat(product).isCloseTo(each.get("before").doubleValue() * each.get("weight").doubleValue(),
					within(1e-7));
			assertThat(Math.abs(product)).isLessThanOrEqualTo(before);
			before = Math.abs(product);
			sum += product;
		}
		assertThat(answer.get("sum").doubleValue()).isCloseTo(sum, within(1e-12));
		return sum;
	}

	@Test
	void patchesAreWhereThePictureSaysTheyAre() {
		JsonNode corner = json(get("/featuremaps/conv1/0/0/31?sample=train/5"));
		assertThat(corner.get("input").asString()).isEqualTo("picture");
		assertThat(corner.get("top").asInt()).isEqualTo(-1);
		assertThat(corner.get("left").asInt()).isEqualTo(30);
		assertThat(corner.get("padding").toString())
			.isEqualTo("[[true,true,true],[false,false,true],[false,false,true]]");
		for (int i = 0; i < 3; i++) {
			JsonNode patch = corner.get("planes").get(i).get("patch");
			assertThat(patch.get(1).get(1).floatValue()).isEqualTo(PICTURE.value(i, 0, 31) / 255f);
			assertThat(patch.get(2).get(0).floatValue()).isEqualTo(PICTURE.value(i, 1, 30) / 255f);
		}
	}

	@Test
	void theWinnerOfAPoolingIsFoundAgainInItsInput() {
		JsonNode pooled = json(get("/featuremaps/pool2/3/4/5?sample=train/5"));
		assertThat(pooled.get("input").asString()).isEqualTo("act2");
		JsonNode winner = pooled.get("winner");
		assertThat(winner.get("row").asInt()).isBetween(8, 9);
		assertThat(winner.get("column").asInt()).isBetween(10, 11);
		JsonNode source = json(
				get("/featuremaps/act2/3/" + winner.get("row") + "/" + winner.get("column") + "?sample=train/5"));
		assertThat(source.get("value")).isEqualTo(pooled.get("value"));
	}

	@Test
	void contributionsNameTheCellsTheyComeFrom() {
		JsonNode dense = json(get("/featuremaps/fc3/7?sample=train/5&top=3"));
		assertThat(dense.get("contributions")).hasSize(3);
		assertThat(dense.get("rest").get("count").asInt()).isEqualTo(8189);
		JsonNode most = dense.get("contributions").get(0);
		JsonNode source = json(get("/featuremaps/pool2/" + most.get("channel") + "/" + most.get("row") + "/"
				+ most.get("column") + "?sample=train/5"));
		assertThat(source.get("value")).isEqualTo(most.get("before"));
		assertThat(json(get("/featuremaps/fc4/0?top=100")).get("contributions")).hasSize(100);
	}

	@Test
	void aValueOfAListNeedsNoRowAndColumn() {
		assertThat(json(get("/featuremaps/softmax/3"))).isEqualTo(json(get("/featuremaps/softmax/3/0/0")));
		assertThat(json(get("/featuremaps/softmax/3")).get("picture").asString()).isEqualTo("shapes/test/0");
	}

	@Test
	void anUploadIsComputedToo() {
		MvcTestResult sent = mvc.post()
			.uri("/featuremaps/conv2/1/2/3")
			.contentType("image/png")
			.content(Png.write(PICTURE))
			.exchange();
		assertThat(json(sent).get("value"))
			.isEqualTo(json(get("/featuremaps/conv2/1/2/3?sample=train/5")).get("value"));
		assertThat(json(sent).get("picture").asString()).isEqualTo("upload");
		assertThat(mvc.post().uri("/featuremaps/conv2/1/2/3")).failure()
			.cause()
			.isInstanceOf(InvalidUploadException.class);
	}

	@Test
	void mistakesAreNamedTogether() {
		assertFails("/featuremaps/pool2/32/16/-1?top=0", InvalidRequestException.class,
				"channel must be a whole number from 0 to 31, not \"32\"; row must be a whole number from 0 to 15, not \"16\";"
						+ " column must be a whole number from 0 to 15, not \"-1\"; top must be a whole number from 1 to 100");
		assertFails("/featuremaps/conv1/3", InvalidRequestException.class, "/featuremaps/conv1/0/31/31");
		assertFails("/featuremaps/softmax/3/1/0", InvalidRequestException.class,
				"row must be a whole number from 0 to 0");
		assertFails("/featuremaps/conv9/0/0/0", UnknownLayerException.class, "conv1, act1");
		assertFails("/featuremaps/conv1/0/0/0?format=npy", InvalidRequestException.class,
				"format must be json, not \"npy\".");
		assertFails("/featuremaps/conv1/0/0/0?sample=test/1000", UnknownSampleException.class, "0 to 999");
	}

	// the corners, and others anywhere
	private static List<Cell> cells(LayerInfo layer) {
		Random random = new Random(3);
		Cell first = new Cell(0, 0, 0);
		Cell last = new Cell(layer.channels() - 1, layer.height() - 1, layer.width() - 1);
		return Stream
			.concat(Stream.of(first, last), Stream.generate(() -> new Cell(random.nextInt(layer.channels()),
					random.nextInt(layer.height()), random.nextInt(layer.width()))))
			.limit(CELLS)
			.toList();
	}

	private static String uri(LayerInfo layer, Cell cell) {
		String list = "/featuremaps/" + layer.name() + "/" + cell.channel();
		return layer.isFlat() ? list : list + "/" + cell.row() + "/" + cell.column();
	}

	private static MvcTestResult get(String uri) {
		return mvc.get().uri(uri).exchange();
	}

	private static void assertFails(String uri, Class<? extends Exception> with, String saying) {
		MvcAnswers.assertFails(get(uri), with, saying);
	}

}
