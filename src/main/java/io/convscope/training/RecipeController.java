package io.convscope.training;

import java.util.List;

import io.convscope.dataset.DatasetCatalog;
import io.convscope.dataset.DatasetStatus;
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
	RecipeList list() {
		return new RecipeList(Recipe.all().stream().map(this::forDatasets).toList());
	}

	// limited to existing data sets that use it by default; for those of the user's own
	// the recipe is chosen by the number of pictures
	private Recipe forDatasets(Recipe recipe) {
		List<String> takers = this.datasets.list()
			.stream()
			.filter((dataset) -> dataset.details() == null)
			.map(DatasetStatus::name)
			.filter((dataset) -> Recipe.defaultFor(dataset).equals(recipe))
			.toList();
		return recipe.defaultFor(takers);
	}

	/**
	 * The response body of the list.
	 *
	 * @param recipes the recipes, always in the same order
	 */
	record RecipeList(List<Recipe> recipes) {
	}

}
