package io.convscope.training;

import java.util.Arrays;
import java.util.List;

import io.convscope.dataset.DatasetCatalog;
import io.convscope.dataset.DatasetStatus;
import io.convscope.model.TrainingSettings;
import io.convscope.training.run.Recipe;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Recipes over HTTP.
 */
@RestController
class RecipeController {

	private final DatasetCatalog datasets;

	RecipeController(DatasetCatalog datasets) {
		this.datasets = datasets;
	}

	@GetMapping("/recipes")
	Recipes list() {
		return new Recipes(Arrays.stream(Recipe.values()).map(this::view).toList());
	}

	private RecipeView view(Recipe recipe) {
		List<String> takers = this.datasets.list()
			.stream()
			.map(DatasetStatus::name)
			.filter((dataset) -> Recipe.defaultFor(dataset) == recipe)
			.toList();
		return new RecipeView(recipe.id(), recipe.description(), recipe.settings(), takers);
	}

	/**
	 * The body of a list.
	 *
	 * @param recipes always in the same order
	 */
	record Recipes(List<RecipeView> recipes) {
	}

	/**
	 * A recipe as the API shows it.
	 *
	 * @param name what a request calls it
	 * @param description one sentence
	 * @param settings what holds where a request says nothing else
	 * @param defaultFor names of the data sets that take it where a request names none
	 */
	record RecipeView(String name, String description, TrainingSettings settings, List<String> defaultFor) {
	}

}
