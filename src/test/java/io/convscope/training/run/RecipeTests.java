package io.convscope.training.run;

import io.convscope.network.description.NetworkDescription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class RecipeTests {

	@ParameterizedTest
	@MethodSource("io.convscope.training.run.Recipe#all")
	void eachHasANetworkThatIsBuiltIn(Recipe recipe) {
		assertThat(recipe.usualNetwork().name()).isEqualTo((recipe.network() != null) ? recipe.network() : "article");
		assertThat(recipe.usualNetwork().layers()).isNotEmpty();
	}

	@Test
	void oneMayHaveANetworkOfItsOwn() {
		Recipe article = Recipe.of("article");
		assertThat(article.usualNetwork()).isEqualTo(NetworkDescription.article());
		Recipe deep = new Recipe("mine", "Mine.", article.settings(), article.defaultFor(), "deep");
		assertThat(deep.usualNetwork()).isEqualTo(NetworkDescription.builtIn("deep"));
	}

	@Test
	void onlyTransferNeedsAModel() {
		assertThat(Recipe.all()).filteredOn(Recipe::needsModel).extracting(Recipe::name).containsExactly("transfer");
	}

}
