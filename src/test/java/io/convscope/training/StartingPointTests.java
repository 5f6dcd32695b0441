package io.convscope.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

import io.convscope.model.Model;
import io.convscope.model.TrainingSettings;
import io.convscope.model.UnknownModelException;
import io.convscope.network.Architecture;
import io.convscope.network.Tensor;
import io.convscope.network.Weights;
import io.convscope.network.description.NetworkDescription;
import io.convscope.request.InvalidRequestException;
import io.convscope.training.run.IllegalRunStateException;
import io.convscope.training.run.Run;
import io.convscope.training.run.RunState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/**
 * Runs that start from a model, and those that extend an ended run.
 */
class StartingPointTests {

	private static final JsonNodeFactory BODY = JsonNodeFactory.instance;

	private static final List<String> LABELS = List.of("zero", "one");

	@TempDir
	private Path folder;

	private RunFixtures fixtures;

	@BeforeEach
	void open() {
		this.fixtures = new RunFixtures(this.folder);
		this.fixtures.networks.zeros = new int[] { 1, 3, 2, 4, 0, 1 };
	}

	@AfterEach
	void close() throws IOException {
		this.fixtures.close();
	}

	@Test
	void anExtensionStartsFromTheRunsModelAndIsANewRun() {
		Run first = this.fixtures.run(new TrainingSettings(3, 4, 0.01, 0.9, 7, 18)
			.with(Map.of("validation", 0.1, "patience", 100, "maxMinutes", 1000.0)));
		Run second = extend(first, null);
		assertThat(second.state()).isEqualTo(RunState.COMPLETED);
		assertThat(second.id()).isEqualTo(2);
		assertThat(second.name()).isEqualTo(first.name());
		assertThat(second.dataset()).isEqualTo(first.dataset());
		assertThat(second.settings()).isEqualTo(first.settings().extended("run-1", 3));
		assertThat(this.fixtures.networks.starts.get(1).weights()).usingRecursiveComparison()
			.isEqualTo(this.fixtures.models().weights(model("run-1")));
		assertThat(model("run-2").settings().from()).isEqualTo("run-1");
		assertThat(model("run-1").settings().from()).isNull();
		assertThat(this.fixtures.runs().get("1").snapshot()).isEqualTo(first);
	}

	@Test
	void anExtensionHasTheRateThatTheUserWantedLast() {
		this.fixtures.networks.step = () -> {
			this.fixtures.networks.step = () -> {
			};
			this.fixtures.runs().get("1").rates().change(0.25);
		};
		Run first = this.fixtures.run(RunFixtures.settings(2, 4).with(Map.of("schedule", "cosine")));
		assertThat(first.rateChanges()).hasSize(1);
		assertThat(extend(first, 1L).settings().learningRate()).isEqualTo(0.25);
	}

	@Test
	void anExtensionHoldsTheSamePartOutInAnotherOrder() {
		Run first = this.fixtures.run(new TrainingSettings(2, 4, 0.01, 0.9, 7, null).with(Map.of("validation", 0.25)));
		extend(first, 2L);
		List<Float> trained = this.fixtures.networks.trainedOn;
		assertThat(trained.subList(30, 60)).isNotEqualTo(trained.subList(0, 30));
		assertThat(trained.subList(30, 45)).containsExactlyInAnyOrderElementsOf(trained.subList(0, 15));
		assertThat(this.fixtures.networks.measuredOn.get(4)).isEqualTo(this.fixtures.networks.measuredOn.get(0));
	}

	@Test
	void theSameExtensionOfTheSameModelComesOutTheSame() {
		Run first = this.fixtures.run(RunFixtures.settings(2, 4));
		extend(extend(first, 2L), 2L);
		extend(first, 2L);
		List<Float> trained = new ArrayList<>(this.fixtures.networks.trainedOn);
		assertThat(trained.subList(120, 160)).isEqualTo(trained.subList(40, 80)).isNotEqualTo(trained.subList(80, 120));
	}

	@Test
	void onlyAnEndedRunWithAModelCanBeExtended() {
		CountDownLatch release = new CountDownLatch(1);
		this.fixtures.networks.step = () -> awaitQuietly(release);
		Run run = this.fixtures.start(RunFixtures.settings(1, 4));
		await().until(() -> this.fixtures.runs().newest().state() == RunState.RUNNING);
		assertThatThrownBy(() -> extend(this.fixtures.runs().newest(), 1L)).isInstanceOf(IllegalRunStateException.class)
			.hasMessageContaining("RUNNING");
		this.fixtures.runs().cancel("1");
		release.countDown();
		Run cancelled = this.fixtures.awaitEnd(run);
		assertThatThrownBy(() -> extend(cancelled, 1L)).isInstanceOf(IllegalRunStateException.class)
			.hasMessageContaining("CANCELLED")
			.hasMessageContaining("no model");
	}

	@Test
	void everythingWrongWithAnExtensionIsNamed() {
		Run run = this.fixtures.run(RunFixtures.settings(1, 4));
		ObjectNode wrong = BODY.objectNode().put("epochs", 0).put("name", "").put("epoch", 5);
		assertThatThrownBy(() -> this.fixtures.requests().extend(run, wrong)).isInstanceOfSatisfying(
				InvalidRequestException.class,
				(ex) -> assertThat(ex.errors()).containsOnlyKeys("epochs", "name", "epoch"));
	}

	@Test
	void aModelsDataSetIsTheDefault() {
		save("elsewhere", "numbered", LABELS, null, false);
		assertThat(this.fixtures.requests().complete(from("elsewhere", null, null)).dataset()).isEqualTo("numbered");
	}

	@Test
	void aModelThatDoesNotFitIsRefused() {
		save("growing", "numbered", LABELS, RunFixtures.settings(1, 4), true);
		assertThatThrownBy(() -> this.fixtures.requests().complete(from("nothing", "numbered", null)))
			.isInstanceOf(UnknownModelException.class)
			.hasMessageContaining("nothing");
		ObjectNode other = from("learned", "numbered", null).put("network", "kernels-5");
		save("learned", "numbered", LABELS, RunFixtures.settings(1, 4), false);
		assertThatThrownBy(() -> this.fixtures.requests().complete(other)).isInstanceOf(InvalidRequestException.class)
			.hasMessageContaining("network must be left out, or that of learned, which is article");
		assertThat(this.fixtures.requests().complete(other.put("network", "article")).network())
			.isEqualTo(NetworkDescription.article());
		assertThatThrownBy(() -> this.fixtures.requests().complete(from("growing", null, null)))
			.isInstanceOf(IllegalRunStateException.class)
			.hasMessageContaining("provisional");
	}

	@Test
	void noPictureThatTheModelHasLearnedIsHeldOut() {
		save("learned", "numbered", LABELS, RunFixtures.settings(1, 4), false);
		save("careful", "numbered", LABELS, new TrainingSettings(9, 1, 1, 0, 42, null).with(Map.of("validation", 0.25)),
				false);
		save("stranger", "photos", LABELS, RunFixtures.settings(1, 4), false);
		assertThatThrownBy(() -> this.fixtures.requests().complete(from("learned", null, 0.25)))
			.isInstanceOf(InvalidRequestException.class)
			.hasMessageContaining("validation would hold out pictures that learned was trained on");
		assertThatThrownBy(() -> this.fixtures.requests().complete(from("careful", null, 0.5)))
			.hasMessageContaining("validation 0.25, seed 42, no trainLimit");
		this.fixtures.requests().complete(from("learned", null, null));
		this.fixtures.requests().complete(from("careful", null, 0.25));
		this.fixtures.requests().complete(from("stranger", "numbered", 0.25));
	}

	@Test
	void aModelWithOtherLabelsLendsAllButItsLastLayer() {
		Weights learned = Weights.initial(Architecture.article(3), 5);
		Model strange = Model.imported("strange", "letters", List.of("a", "b", "c"), NetworkDescription.article(),
				Instant.EPOCH);
		this.fixtures.models().save(strange, learned);
		Run run = this.fixtures.awaitEnd(this.fixtures.runs()
			.start(this.fixtures.requests().complete(from("strange", "numbered", null).put("epochs", 1))));
		assertThat(run.state()).isEqualTo(RunState.COMPLETED);
		Weights start = this.fixtures.networks.starts.get(0).weights();
		Weights fresh = Weights.initial(Architecture.article(2), run.settings().seed());
		start.requireFit(Architecture.article(2));
		for (Tensor tensor : start.tensors()) {
			Weights from = tensor.name().startsWith("fc4") ? fresh : learned;
			assertThat(tensor.values()).as(tensor.name()).isEqualTo(from.get(tensor.name()).values());
		}
	}

	@Test
	void theRecipeForTransferFreezesTheConvolutionsOfTheModelsNetwork() {
		NetworkDescription three = NetworkDescription.builtIn("three-convolutions");
		this.fixtures.models()
			.save(Model.imported("mine", "letters", List.of("a", "b", "c"), three, Instant.EPOCH),
					Weights.initial(new Architecture(three, 3), 1));
		ObjectNode body = from("mine", "numbered", null).put("recipe", "transfer");
		assertThat(this.fixtures.requests().complete(body).settings().freeze()).containsExactly("conv1", "conv2",
				"conv3");
		body.putArray("freeze").add("convolutions").add("conv2").add("fc4");
		assertThat(this.fixtures.requests().complete(body).settings().freeze()).containsExactly("conv1", "conv2",
				"conv3", "fc4");
	}

	@Test
	void withoutANameARunIsCalledByWhatItTrains() {
		NetworkDescription kernels = NetworkDescription.builtIn("kernels-5");
		this.fixtures.models()
			.save(Model.imported("mine", "numbered", LABELS, kernels, Instant.EPOCH),
					Weights.initial(new Architecture(kernels, 2), 1));
		ObjectNode body = from("mine", "numbered", null).put("recipe", "fast");
		assertThat(this.fixtures.requests().complete(body).name()).isEqualTo("numbered, kernels-5, fast");
		assertThat(this.fixtures.requests().complete(body.put("name", "mine")).name()).isEqualTo("mine");
	}

	@Test
	void aModelThatAnotherNetworkReplacedFailsTheRunWithAReason() {
		NetworkDescription kernels = NetworkDescription.builtIn("kernels-5");
		this.fixtures.models()
			.save(Model.imported("mine", "numbered", LABELS, kernels, Instant.EPOCH),
					Weights.initial(new Architecture(kernels, 2), 1));
		Run run = this.fixtures.run(RunFixtures.settings(1, 4).extended("mine", 1));
		assertThat(run.state()).isEqualTo(RunState.FAILED);
		assertThat(run.reason()).contains("The model mine", "was replaced meanwhile", "kernels-5", "article");
	}

	@Test
	void aModelThatIsGoneFailsTheRunWithAReason() {
		Run run = this.fixtures.run(RunFixtures.settings(1, 4).extended("deleted", 1));
		assertThat(run.state()).isEqualTo(RunState.FAILED);
		assertThat(run.reason()).contains("deleted", "another model");
	}

	@Test
	void aModelWhoseWeightsAreGoneFailsTheRunWithWhatHelps() throws IOException {
		Run first = this.fixtures.run(RunFixtures.settings(1, 4));
		Files.delete(this.folder.resolve("models/run-1/weights.safetensors"));
		Run second = extend(first, 1L);
		assertThat(second.state()).isEqualTo(RunState.FAILED);
		assertThat(second.reason()).contains("weights of the model run-1", "Restore models/run-1/weights.safetensors")
			.doesNotContain("Make room");
	}

	private Run extend(Run run, @Nullable Long epochs) {
		ObjectNode request = BODY.objectNode().put("epochs", epochs);
		return this.fixtures.awaitEnd(this.fixtures.runs().start(this.fixtures.requests().extend(run, request)));
	}

	private Model model(String id) {
		return this.fixtures.models().get(id);
	}

	private void save(String id, String dataset, List<String> labels, @Nullable TrainingSettings settings,
			boolean provisional) {
		this.fixtures.models()
			.save(new Model(id, dataset, labels, 9, 1, "testAccuracy", null, 0.5, 0.5, settings, Instant.EPOCH,
					provisional), ScriptedNetworks.weightsOf(1));
	}

	private static ObjectNode from(String model, @Nullable String dataset, @Nullable Double validation) {
		return BODY.objectNode().put("from", model).put("dataset", dataset).put("validation", validation);
	}

	private static void awaitQuietly(CountDownLatch release) {
		try {
			release.await();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException("Training steps are never interrupted", ex);
		}
	}

}
