package io.convscope.training;

import java.math.BigInteger;
import java.util.Map;

import io.convscope.model.TrainingSettings;
import io.convscope.request.InvalidRequestException;
import io.convscope.training.run.Recipe;
import io.convscope.training.run.RunRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Requests are completed by their recipe; everything wrong is named at once.
 */
class RequestCheckTests {

	@Test
	void anEmptyRequestIsTheArticles() {
		RunRequest complete = RequestCheck.complete(TrainRequest.EMPTY);
		assertThat(complete.dataset()).isEqualTo("cifar10");
		assertThat(complete.recipe()).isEqualTo(Recipe.ARTICLE);
		assertThat(complete.settings()).isEqualTo(Recipe.ARTICLE.settings());
		assertThat(complete.name()).isEqualTo("cifar10, article");
	}

	@Test
	void shapesAreLearnedByTheQuickRecipe() {
		RunRequest complete = RequestCheck.complete(request("shapes", null, 2L, null, null, null));
		assertThat(complete.recipe()).isEqualTo(Recipe.QUICK);
		assertThat(complete.settings().epochs()).isEqualTo(2);
		assertThat(complete.settings().learningRate()).isEqualTo(0.005);
	}

	@Test
	void everythingWrongIsNamedAtOnce() {
		TrainRequest wrong = new TrainRequest("shapes", "fancy", number(0L), number(5000L), Double.NaN, 1.0,
				number(-1L), number(0L), 0.6, number(0L), 0.0, null, " ", Map.of("epoch", 3));
		assertThatThrownBy(() -> RequestCheck.complete(wrong)).isInstanceOfSatisfying(InvalidRequestException.class,
				(ex) -> {
					assertThat(ex.errors()).containsOnlyKeys("recipe", "epochs", "batchSize", "learningRate",
							"momentum", "seed", "trainLimit", "validation", "patience", "maxMinutes", "name", "epoch");
					assertThat(ex.errors()).containsEntry("epochs", "must be a whole number from 1 to 1000")
						.containsEntry("recipe", "must be one of article, quick");
					assertThat(ex.errors().get("epoch")).contains("is not a field").contains("epochs");
					ex.errors()
						.forEach((field, message) -> assertThat(ex.getMessage()).contains(field + " " + message));
				});
	}

	@Test
	void theEndsOfTheRangesAreInside() {
		assertThat(RequestCheck.complete(request("shapes", 10.0, 1L, 1024L, 0.0, (1L << 53) - 1)).settings().seed())
			.isEqualTo((1L << 53) - 1);
		assertThat(RequestCheck.complete(request("shapes", Double.MIN_VALUE, 1000L, 1L, Math.nextDown(1.0), 0L))
			.settings()
			.epochs()).isEqualTo(1000);
		assertThatThrownBy(
				() -> RequestCheck.complete(request("shapes", Math.nextUp(10.0), null, null, null, 1L << 53)))
			.hasMessageContaining("learningRate")
			.hasMessageContaining("seed");
	}

	@Test
	void nothingIsHeldOutAndNothingEndsEarlyUnlessAskedFor() {
		TrainingSettings none = RequestCheck.complete(TrainRequest.EMPTY).settings();
		assertThat(none.validation()).isNull();
		assertThat(none.patience()).isNull();
		assertThat(none.maxMinutes()).isNull();
		TrainRequest all = new TrainRequest(null, null, null, null, null, null, null, number(2L), 0.5, number(1000L),
				10080.0, null, null, Map.of());
		TrainingSettings settings = RequestCheck.complete(all).settings();
		assertThat(settings.validation()).isEqualTo(0.5);
		assertThat(settings.patience()).isEqualTo(1000);
		assertThat(settings.maxMinutes()).isEqualTo(10080);
	}

	private static TrainRequest request(String dataset, @Nullable Double learningRate, @Nullable Long epochs,
			@Nullable Long batchSize, @Nullable Double momentum, @Nullable Long seed) {
		return new TrainRequest(dataset, null, number(epochs), number(batchSize), learningRate, momentum, number(seed),
				null, null, null, null, null, null, Map.of());
	}

	private static @Nullable BigInteger number(@Nullable Long value) {
		return (value != null) ? BigInteger.valueOf(value) : null;
	}

}
