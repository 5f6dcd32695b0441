package io.convscope.dataset.own.web;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.OptionalInt;

import io.convscope.dataset.DatasetCatalog;
import io.convscope.dataset.DatasetControllers;
import io.convscope.dataset.own.OwnDatasets;
import io.convscope.dataset.own.OwnDatasetsProperties;
import io.convscope.dataset.shapes.Shapes;
import io.convscope.home.ConvscopeHome;
import io.convscope.image.reading.PictureFiles;
import io.convscope.image.reading.PictureReader;
import io.convscope.web.MvcAnswers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.util.unit.DataSize;

/**
 * The data sets of a home folder, with all that serves them, in a test.
 */
final class OwnDatasetHome implements AutoCloseable {

	static final OwnDatasetsProperties LIMITS = new OwnDatasetsProperties(1000, 1000, DataSize.ofMegabytes(64));

	private static final JsonMapper JSON = new JsonMapper();

	final PictureReader reader = new PictureReader(1 << 20, 1 << 22, 2);

	OptionalInt run = OptionalInt.empty();

	private final ConvscopeHome home;

	private final DatasetCatalog catalog;

	final MockMvcTester mvc;

	OwnDatasetHome(Path folder, OwnDatasetsProperties limits) {
		this.home = new ConvscopeHome(folder);
		OwnDatasets datasets = new OwnDatasets(this.home, List.of(new Shapes()), limits, this.reader,
				Clock.systemUTC());
		this.catalog = new DatasetCatalog(List.of(new Shapes()), datasets);
		this.mvc = MockMvcTester.of(DatasetControllers.of(this.catalog),
				new OwnDatasetController(datasets, (name) -> this.run),
				new OwnPictureController(datasets, this.reader));
	}

	DatasetCatalog catalog() {
		return this.catalog;
	}

	MvcTestResult post(String json) {
		return this.mvc.post()
			.uri("/datasets")
			.contentType(MediaType.APPLICATION_JSON)
			.content(quoted(json))
			.exchange();
	}

	MvcTestResult patch(String path, String json) {
		return this.mvc.patch()
			.uri("/datasets/{path}".replace("{path}", path))
			.contentType(MediaType.APPLICATION_JSON)
			.content(quoted(json))
			.exchange();
	}

	JsonNode get(String path) {
		return MvcAnswers.json(this.mvc.get().uri(path).exchange());
	}

	MvcTestResult add(String dataset, String label, byte[] picture) {
		return this.mvc.post()
			.uri("/datasets/{name}/pictures?label={label}", dataset, label)
			.contentType(MediaType.IMAGE_PNG)
			.content(picture)
			.exchange();
	}

	/** Adds plain pictures of different colours. */
	void addPlain(String dataset, String label, int from, int count) {
		for (int i = from; i < from + count; i++) {
			JsonNode answer = MvcAnswers.json(add(dataset, label, plain(i)));
			if (!answer.get("results").get(0).get("outcome").stringValue().equals("ADDED")) {
				throw new AssertionError(answer);
			}
		}
	}

	static byte[] plain(int number) {
		return PictureFiles.encode(PictureFiles.plain(40, 40, Color.HSBtoRGB(number / 500f, 1, 1) & 0xFFFFFF), "png");
	}

	static JsonNode parse(MvcTestResult result) {
		return JSON.readTree(MvcAnswers.bytes(result));
	}

	private static String quoted(String json) {
		return json.replace('\'', '"');
	}

	@Override
	public void close() throws IOException {
		this.home.destroy();
	}

}
