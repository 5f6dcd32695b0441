package io.convscope.training;

import java.util.Map;

import io.convscope.dataset.DatasetCatalog;
import io.convscope.dataset.DatasetFixtures;
import io.convscope.training.run.Recipe;
import io.convscope.training.run.RunRequest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

class RecipeControllerTests {

	private final MockMvcTester mvc = MockMvcTester
		.of(new RecipeController(DatasetCatalog.of(DatasetFixtures.shapes())));

	@Test
	void eachRecipeTellsWhatARunWithItTakes() {
		JsonNode recipes = list();
		assertThat(recipes).hasSize(Recipe.values().length);
		for (JsonNode recipe : recipes) {
			RunRequest request = RequestCheck.complete(request(null, recipe.get("name").stringValue()));
			assertThat(recipe.get("settings").get("epochs").intValue()).isEqualTo(request.settings().epochs());
			assertThat(recipe.get("settings").get("learningRate").doubleValue())
				.isEqualTo(request.settings().learningRate());
			assertThat(recipe.get("description").stringValue()).endsWith(".");
		}
	}

	@Test
	void aDataSetIsNamedByTheRecipeThatItTakes() {
		RunRequest request = RequestCheck.complete(request("shapes", null));
		for (JsonNode recipe : list()) {
			boolean taken = recipe.get("name").stringValue().equals(request.recipe().id());
			assertThat(recipe.get("defaultFor").toString()).isEqualTo(taken ? "[\"shapes\"]" : "[]");
		}
	}

	private static TrainRequest request(String dataset, String recipe) {
		return new TrainRequest(dataset, recipe, null, null, null, null, null, null, null, null, null, null, null,
				Map.of());
	}

	private JsonNode list() {
		MvcTestResult result = this.mvc.get().uri("/recipes").exchange();
		assertThat(result).hasStatusOk();
		return JsonMapper.builder().build().readTree(result.getResponse().getContentAsByteArray()).get("recipes");
	}

}
