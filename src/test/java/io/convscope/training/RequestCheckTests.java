package io.convscope.training;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.convscope.dataset.augmentation.AugmentationKind;
import io.convscope.model.OptimizerKind;
import io.convscope.model.ScheduleKind;
import io.convscope.model.TrainingSettings;
import io.convscope.network.LearningRule;
import io.convscope.network.Optimizer;
import io.convscope.network.Precision;
import io.convscope.network.description.NetworkDescription;
import io.convscope.request.InvalidRequestException;
import io.convscope.training.run.RunRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Requests are completed by their recipe; everything wrong is named at once.
 */
class RequestCheckTests {

	@Test
	void anEmptyRequestIsTheArticles() {
		RunRequest complete = complete("{}");
		assertThat(complete.dataset()).isEqualTo("cifar10");
		assertThat(complete.recipe()).isEqualTo("article");
		assertThat(complete.settings()).isEqualTo(new TrainingSettings(20, 32, 0.001, 0.9, 42, null));
		assertThat(complete.name()).isEqualTo("cifar10, article");
	}

	@Test
	void shapesAreLearnedByTheQuickRecipe() {
		RunRequest complete = complete("{'dataset':'shapes','epochs':2}");
		assertThat(complete.recipe()).isEqualTo("quick");
		assertThat(complete.settings().epochs()).isEqualTo(2);
		assertThat(complete.settings().learningRate()).isEqualTo(0.02);
	}

	@Test
	void aRecipeThatKeepsWhatAModelHasLearnedNeedsOne() {
		assertThatThrownBy(() -> complete("{'recipe':'transfer'}"))
			.hasMessage("from must be a model, since recipe transfer keeps what it has learned, and of those"
					+ " that come with the service none fits.");
		assertThat(complete("{'recipe':'transfer','from':'run-1'}").settings().from()).isEqualTo("run-1");
		assertThat(complete("{'recipe':'transfer','freeze':[]}").settings().freeze()).isEmpty();
	}

	@Test
	void everythingWrongIsNamedAtOnce() {
		String wrong = "{'dataset':'shapes','recipe':'fancy','epochs':0,'batchSize':5000,'learningRate':'NaN','momentum':1.0,"
				+ "'seed':-1,'trainLimit':0,'validation':0.6,'patience':0,'maxMinutes':0.0,'name':' ','epoch':3}";
		assertThatThrownBy(() -> complete(wrong)).isInstanceOfSatisfying(InvalidRequestException.class, (ex) -> {
			assertThat(ex.errors()).containsOnlyKeys("recipe", "epochs", "batchSize", "learningRate", "momentum",
					"seed", "trainLimit", "validation", "patience", "maxMinutes", "name", "epoch");
			assertThat(ex.errors()).containsEntry("epochs", "must be a whole number from 1 to 1000")
				.containsEntry("recipe", "must be one of article, quick, better, fast, transfer");
			assertThat(ex.errors().get("epoch")).contains("is not a field").contains("epochs");
			ex.errors().forEach((field, message) -> assertThat(ex.getMessage()).contains(field + " " + message));
		});
	}

	@Test
	void wrongTypesUnknownFieldsAndRangesAreNamedTogether() {
		String wrong = "{'dataset':5,'recipe':[],'epochs':'3','batchSize':0,'learningRate':true,'seed':1.5,'speed':null}";
		assertThatThrownBy(() -> complete(wrong))
			.isInstanceOfSatisfying(InvalidRequestException.class, (ex) -> assertThat(ex.errors())
				.containsEntry("dataset", "must be a text, not \"5\"")
				.containsEntry("recipe", "must be a text")
				.containsEntry("epochs", "must be a whole number")
				.containsEntry("batchSize", "must be a whole number from 1 to 1024")
				.containsEntry("learningRate", "must be a number")
				.containsEntry("seed", "must be a whole number, not \"1.5\"")
				.containsEntry("speed",
						"is not a field (did you mean seed?); there are dataset, network, recipe, epochs, batchSize,"
								+ " learningRate, momentum,"
								+ " seed, trainLimit, validation, patience, maxMinutes, from, optimizer,"
								+ " weightDecay, labelSmoothing, schedule, warmupEpochs, freeze, augmentation,"
								+ " precision, workers, name, owner")
				.hasSize(7));
	}

	@Test
	void theEndsOfTheRangesAreInside() {
		assertThat(complete("{'learningRate':10,'epochs':1,'batchSize':1024,'momentum':0,'seed':9007199254740991}")
			.settings()).isEqualTo(new TrainingSettings(1, 1024, 10, 0, (1L << 53) - 1, null));
		double almost = Math.nextDown(1.0);
		assertThat(complete("{'learningRate':4.9E-324,'epochs':1000,'batchSize':1,'momentum':" + almost + ",'seed':0}")
			.settings()).isEqualTo(new TrainingSettings(1000, 1, Double.MIN_VALUE, almost, 0, null));
		assertThatThrownBy(
				() -> complete("{'learningRate':" + Math.nextUp(10.0) + ",'momentum':1.0,'seed':9007199254740992}"))
			.hasMessageContaining("learningRate")
			.hasMessageContaining("momentum")
			.hasMessageContaining("seed");
	}

	@Test
	void nothingIsHeldOutAndNothingEndsEarlyUnlessAskedFor() {
		TrainingSettings none = complete("{}").settings();
		assertThat(none.validation()).isNull();
		assertThat(none.patience()).isNull();
		assertThat(none.maxMinutes()).isNull();
		TrainingSettings settings = complete(
				"{'trainLimit':2,'validation':0.5,'patience':1000,'maxMinutes':10080,'from':'run-1'}")
			.settings();
		assertThat(settings.trainLimit()).isEqualTo(2);
		assertThat(settings.validation()).isEqualTo(0.5);
		assertThat(settings.patience()).isEqualTo(1000);
		assertThat(settings.maxMinutes()).isEqualTo(10080);
		assertThat(settings.from()).isEqualTo("run-1");
	}

	@Test
	void howTheNetworkLearnsIsChosen() {
		TrainingSettings settings = complete("{'optimizer':'adam','weightDecay':0.1,'labelSmoothing':0.5,"
				+ "'schedule':'one-cycle','warmupEpochs':2.5,'freeze':['conv1'],'augmentation':['cutout','flip'],"
				+ "'precision':'bf16'}")
			.settings();
		assertThat(settings.optimizer()).isEqualTo(OptimizerKind.ADAM);
		assertThat(settings.schedule()).isEqualTo(ScheduleKind.ONE_CYCLE);
		assertThat(settings.learningRule())
			.isEqualTo(new LearningRule(new Optimizer.Adam(0.1), 0.5, Set.of("conv1"), Precision.BF16));
		assertThat(settings.augmentation()).containsExactly(AugmentationKind.CUTOUT, AugmentationKind.FLIP);
		assertThatThrownBy(() -> complete("{'optimizer':'lion','weightDecay':0.2,'labelSmoothing':-0.1,"
				+ "'schedule':'none','warmupEpochs':-1,'freeze':'conv1','augmentation':['mirror'],'precision':'int8'}"))
			.isInstanceOfSatisfying(InvalidRequestException.class,
					(ex) -> assertThat(ex.errors()).containsEntry("optimizer", "must be one of sgd, nesterov, adam")
						.containsEntry("weightDecay", "must be 0 or more, up to 0.1")
						.containsEntry("labelSmoothing", "must be 0 or more, up to 0.5")
						.containsEntry("schedule", "must be one of constant, step, cosine, one-cycle")
						.containsEntry("warmupEpochs", "must be 0 or more, up to 1000")
						.containsEntry("freeze", "must be a list of texts")
						.containsEntry("augmentation", "must be of flip, shift, rotate, color, cutout, each only once")
						.containsEntry("precision", "must be one of float32, bf16")
						.hasSize(8));
	}

	@ParameterizedTest
	@CsvSource({ "1, must be a whole number of at least 2", "0, must be a whole number of at least 2",
			"2147483648, must be a whole number of at least 2" })
	void wherePicturesAreHeldOutOthersMustBeLeft(String limit, String message) {
		assertThatThrownBy(() -> complete("{'validation':0.1,'trainLimit':" + limit + "}")).isInstanceOfSatisfying(
				InvalidRequestException.class,
				(ex) -> assertThat(ex.errors()).containsOnlyKeys("trainLimit").containsValue(message));
	}

	@Test
	void aNumberBeyondAllNumbersIsOutOfRange() {
		assertThatThrownBy(() -> complete("{'learningRate':" + "9".repeat(400) + ",'momentum':1e400}"))
			.isInstanceOfSatisfying(InvalidRequestException.class,
					(ex) -> assertThat(ex.errors()).containsOnlyKeys("learningRate", "momentum"));
	}

	@Test
	void fieldsThatAreNullAreLeftToTheRecipe() {
		List<String> names = RequestCheck.FIELDS.stream().map((field) -> "'" + field.name() + "':null").toList();
		assertThat(complete("{" + String.join(",", names) + "}")).isEqualTo(complete("{}"));
	}

	@Test
	void aNetworkIsReadWithTheRest() {
		NetworkDescription kernels = NetworkDescription.builtIn("kernels-5");
		ObjectNode body = new JsonMapper().createObjectNode().put("network", "kernels-5").put("dataset", "shapes");
		RunRequest request = RequestCheck.complete(body, (from) -> "cifar10", (json, field, reader) -> {
			assertThat(field).isEqualTo("network");
			return json.asString().equals("kernels-5") ? Optional.of(kernels) : Optional.empty();
		});
		assertThat(request.network()).isEqualTo(kernels);
		assertThat(request.name()).isEqualTo("shapes, kernels-5, quick");
		assertThat(complete("{}").network()).isEqualTo(NetworkDescription.article());
	}

	@Test
	void aNameIsStripped() {
		assertThat(complete("{'name':' mine '}").name()).isEqualTo("mine");
	}

	private static RunRequest complete(String body) {
		return RequestCheck.complete((ObjectNode) new JsonMapper().readTree(body.replace('\'', '"')),
				(from) -> "cifar10", (json, field, reader) -> Optional.empty());
	}

}
