package io.convscope;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.MockMvc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

@SpringBootTest(properties = { "convscope.role=serve", "convscope.models.store=target/no-store" })
@AutoConfigureMockMvc
class ReplicaPartsTests {

	@Autowired
	private ApplicationContext context;

	@Autowired
	private MockMvc mvc;

	@Test
	void itHasNothingThatTrainsOrKeepsPictures() {
		List<String> types = Stream.of(this.context.getBeanDefinitionNames())
			.map(this.context::getType)
			.map(String::valueOf)
			.filter((type) -> !type.endsWith("Properties") && !type.endsWith(".DatasetCatalog"))
			.toList();
		for (String name : ReplicaParts.Absent.NAMES) {
			assertThat(types).noneMatch((type) -> type.startsWith("class io.convscope." + name));
			String path = "/io/convscope/" + name.replace('.', '/');
			assertThat(ReplicaParts.class.getResource(path + (name.endsWith(".") ? "package-info.class" : ".class")))
				.as("what %s names", name)
				.isNotNull();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "POST /train", "GET /runs", "GET /datasets", "GET /networks", "GET /models/compare",
			"PUT /models/current", "DELETE /models/aliases/stable", "POST /models", "GET /backup" })
	void itTellsWhereToGoWithWhatItDoesNot(String call) throws Exception {
		String[] parts = call.split(" ");
		this.mvc.perform(request(HttpMethod.valueOf(parts[0]), parts[1]))
			.andExpect(status().isForbidden())
			.andExpect(jsonPath("$.type").value("/problems/serving-replica"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/models", "/models/aliases", "/v2/models", "/session", "/openapi.json", "/index.html" })
	void itAnswersTheRest(String path) throws Exception {
		this.mvc.perform(get(path)).andExpect(status().isOk());
	}

	@Test
	void itHasNoModelsBeforeItHasSeenTheStore() throws Exception {
		this.mvc.perform(get("/models")).andExpect(jsonPath("$.total").value(0));
	}

}
