package io.convscope.training;

import java.util.Optional;

import io.convscope.dataset.DatasetCatalog;
import io.convscope.dataset.DatasetFixtures;
import io.convscope.training.run.Recipe;
import io.convscope.training.run.RunRequest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

class RecipeControllerTests {

	private final MockMvcTester mvc = MockMvcTester
		.of(new RecipeController(DatasetCatalog.of(DatasetFixtures.shapes())));

	@Test
	void eachRecipeTellsWhatARunWithItTakes() {
		JsonNode recipes = list();
		assertThat(recipes).hasSize(Recipe.all().size());
		for (JsonNode recipe : recipes) {
			RunRequest request = complete(body().put("recipe", recipe.get("name").stringValue()).put("from", "run-1"));
			assertThat(recipe.get("settings").get("epochs").intValue()).isEqualTo(request.settings().epochs());
			assertThat(recipe.get("settings").get("learningRate").doubleValue())
				.isEqualTo(request.settings().learningRate());
			assertThat(recipe.get("description").stringValue()).endsWith(".");
		}
	}

	@Test
	void aDataSetIsNamedByTheRecipeThatItTakes() {
		RunRequest request = complete(body().put("dataset", "shapes"));
		for (JsonNode recipe : list()) {
			boolean taken = recipe.get("name").stringValue().equals(request.recipe());
			assertThat(recipe.get("defaultFor").toString()).isEqualTo(taken ? "[\"shapes\"]" : "[]");
		}
	}

	@Test
	void theSettingsOfARecipeAreARequestOfTheSame() {
		for (JsonNode recipe : list()) {
			RunRequest request = complete((ObjectNode) recipe.get("settings"));
			assertThat(request.settings()).isEqualTo(Recipe.of(recipe.get("name").stringValue()).settings());
		}
	}

	@Test
	void theFirstTwoAreTheSameAsEver() {
		assertThat(list().toString().replace('"', '\''))
			.startsWith("[{'name':'article','description':'The article's settings.','settings':"
					+ "{'epochs':20,'batchSize':32,'learningRate':0.001,'momentum':0.9,'seed':42,'trainLimit':null,"
					+ "'validation':null,'patience':null,'maxMinutes':null,'from':null,'optimizer':'sgd',"
					+ "'weightDecay':0.0,'labelSmoothing':0.0,'schedule':'constant','warmupEpochs':0.0,"
					+ "'freeze':[],'augmentation':[],'precision':'float32'},'defaultFor':[],'network':null},"
					+ "{'name':'quick','description':'The article's settings with a twenty times larger step,"
					+ " for pictures that are learned fast.','settings':"
					+ "{'epochs':20,'batchSize':32,'learningRate':0.02,'momentum':0.9,'seed':42,'trainLimit':null,"
					+ "'validation':null,'patience':null,'maxMinutes':null,'from':null,'optimizer':'sgd',"
					+ "'weightDecay':0.0,'labelSmoothing':0.0,'schedule':'constant','warmupEpochs':0.0,"
					+ "'freeze':[],'augmentation':[],'precision':'float32'},'defaultFor':['shapes'],'network':null},");
	}

	private static ObjectNode body() {
		return JsonNodeFactory.instance.objectNode();
	}

	private static RunRequest complete(ObjectNode body) {
		return RequestCheck.complete(body, (from) -> "cifar10", (json, field, reader) -> Optional.empty());
	}

	private JsonNode list() {
		MvcTestResult result = this.mvc.get().uri("/recipes").exchange();
		assertThat(result).hasStatusOk();
		return JsonMapper.builder().build().readTree(result.getResponse().getContentAsByteArray()).get("recipes");
	}

}
