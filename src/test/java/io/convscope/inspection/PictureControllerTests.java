package io.convscope.inspection;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.time.Duration;

import io.convscope.dataset.Dataset;
import io.convscope.dataset.DatasetCatalog;
import io.convscope.dataset.DatasetFixtures;
import io.convscope.dataset.InvalidSampleAddressException;
import io.convscope.image.Picture;
import io.convscope.inspection.drawing.NumpyFile;
import io.convscope.inspection.web.ViewAnswer;
import io.convscope.memory.MemoryBudget;
import io.convscope.model.store.ModelFixtures;
import io.convscope.model.UnknownModelException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.util.unit.DataSize;

import static io.convscope.web.MvcAnswers.assertFails;
import static io.convscope.web.MvcAnswers.bytes;
import static io.convscope.web.MvcAnswers.image;
import static io.convscope.web.MvcAnswers.json;
import static org.assertj.core.api.Assertions.assertThat;

class PictureControllerTests {

	private static final Dataset SHAPES = DatasetFixtures.shapes();

	private static final Picture PICTURE = SHAPES.train().picture(5);

	@TempDir
	private static Path folder;

	private static ModelFixtures fixtures;

	private static MockMvcTester mvc;

	@BeforeAll
	static void open() {
		fixtures = new ModelFixtures(folder.resolve("home"));
		fixtures.save(1, "shapes", SHAPES.labels(), 1);
		mvc = MockMvcTester
			.of(new PictureController(fixtures.models(), InspectionFixtures.pictures(DatasetCatalog.of(SHAPES)),
					new ViewAnswer(new MemoryBudget(DataSize.ofMegabytes(100), Duration.ZERO))));
	}

	@AfterAll
	static void close() throws Exception {
		fixtures.close();
	}

	@Test
	void theNumbersAreTheNetworksInput() throws Exception {
		NumpyFile file = NumpyFile.read(bytes(get("/picture?format=npy&sample=train/5")));
		assertThat(file.shape()).containsExactly(3, 32, 32);
		assertThat(file.values()).isEqualTo(PICTURE.toInput());
		JsonNode list = json(get("/picture?format=json&sample=train/5"));
		assertThat(list.get("picture").asString()).isEqualTo("shapes/train/5");
		assertThat(list.get("shape").toString()).isEqualTo("[3,32,32]");
		assertThat(list.get("values").get(1).get(9).get(4).floatValue()).isEqualTo(PICTURE.value(1, 9, 4) / 255f);
	}

	@Test
	void thePixelsAreEnlarged() throws Exception {
		BufferedImage image = image(get("/picture?scale=3&sample=train/5"));
		assertThat(image.getWidth()).isEqualTo(96);
		assertThat(image.getRGB(14, 29) & 0xFFFFFF)
			.isEqualTo(PICTURE.value(0, 9, 4) << 16 | PICTURE.value(1, 9, 4) << 8 | PICTURE.value(2, 9, 4));
	}

	@Test
	void whatIsNotThereIsNamed() {
		assertFails(get("/picture?model=gone"), UnknownModelException.class, "gone");
		assertFails(get("/picture?sample=5"), InvalidSampleAddressException.class, "5");
	}

	private static MvcTestResult get(String path) {
		return mvc.get().uri(path).exchange();
	}

}
