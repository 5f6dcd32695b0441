package io.convscope.serving.openinference.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.convscope.model.store.ModelFixtures;
import io.convscope.model.store.UnreadableWeightsException;
import io.convscope.serving.ServedModels;
import io.convscope.serving.openinference.InferencesFixtures;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.util.unit.DataSize;

import static io.convscope.web.MvcAnswers.assertFails;
import static io.convscope.web.MvcAnswers.json;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A model whose weights can't be read says so once that is known.
 */
class DamagedModelTests {

	@TempDir
	private Path folder;

	private ModelFixtures fixtures;

	private MockMvcTester mvc;

	@BeforeEach
	void open() {
		this.fixtures = new ModelFixtures(this.folder);
		this.fixtures.save(1, "shapes", List.of("a", "b"), 1);
		this.fixtures.save(2, "shapes", List.of("a", "b"), 2);
		ServedModels served = new ServedModels(this.fixtures.models());
		this.mvc = MockMvcTester.of(
				new ModelInfoController(this.fixtures.models(), served,
						InferencesFixtures.inferences(this.fixtures, 8, DataSize.ofMegabytes(1))),
				new RepositoryController(this.fixtures.models(), this.fixtures.damages(), served,
						this.fixtures.inference(), new JsonMapper()));
	}

	@AfterEach
	void close() throws IOException {
		this.fixtures.close();
	}

	@Test
	void loadingFindsOutWhetherItCanAnswer() throws IOException {
		Files.delete(this.folder.resolve("models/run-2/weights.safetensors"));
		assertThat(this.mvc.post().uri("/v2/repository/models/run-1/load")).hasStatusOk();
		assertFails(this.mvc.post().uri("/v2/repository/models/run-2/load").exchange(),
				UnreadableWeightsException.class, "run-2");
		assertThat(this.mvc.get().uri("/v2/models/run-1/ready")).hasStatusOk();
		assertThat(this.mvc.get().uri("/v2/models/run-2/ready")).hasStatus(503)
			.bodyJson()
			.extractingPath("$.ready")
			.isEqualTo(false);
		assertThat(index("{}")).containsExactly("run-1 READY", "run-2 UNAVAILABLE");
		assertThat(index("{\"ready\":true}")).containsExactly("run-1 READY");
	}

	private List<String> index(String body) {
		JsonNode entries = json(this.mvc.post().uri("/v2/repository/index").content(body).exchange());
		return entries.valueStream()
			.map((each) -> each.get("name").asString() + " " + each.get("state").asString())
			.toList();
	}

}
