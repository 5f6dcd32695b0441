package io.convscope.model.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import io.convscope.home.ConvscopeHome;
import io.convscope.model.Model;
import io.convscope.model.ModelInUseException;
import io.convscope.model.UnknownModelException;
import io.convscope.model.safetensors.DType;
import io.convscope.network.Tensor;
import io.convscope.network.Weights;
import io.convscope.network.description.NetworkDescription;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Models while they are made, read, frozen and chosen.
 */
class ModelsTests {

	@TempDir
	private Path folder;

	private ConvscopeHome home;

	private Models models;

	@BeforeEach
	void open() {
		this.home = new ConvscopeHome(this.folder);
		this.models = restarted();
	}

	@AfterEach
	void close() throws IOException {
		this.home.destroy();
	}

	@Test
	void aReaderNeverMeetsAModelWithoutItsWeights() {
		this.models.save(model(1, 1, true), weights(1));
		Model first = this.models.get("run-1");
		CompletableFuture<Void> training = CompletableFuture.runAsync(() -> {
			for (int epoch = 2; epoch <= 200; epoch++) {
				this.models.save(model(1, epoch, true), weights(epoch));
			}
			this.models.freeze("run-1", 0.5, Instant.now());
		});
		float last = 1;
		while (!training.isDone()) {
			float value = this.models.weights(first).tensors().get(0).values()[0];
			assertThat(value).isGreaterThanOrEqualTo(last);
			last = value;
		}
		training.join();
		assertThat(this.models.weights(first)).usingRecursiveComparison().isEqualTo(weights(200));
	}

	@Test
	void aDownloadGoesOnWhileItsModelIsReplaced() throws IOException {
		this.models.save(model(1, 1, true), weights(1));
		byte[] before = Files.readAllBytes(this.folder.resolve("models/run-1/epoch-1.safetensors"));
		try (InputStream download = ModelFixtures.weights(this.home)
			.open("run-1", WeightsFormat.SAFETENSORS, DType.F32)
			.content()) {
			this.models.save(model(1, 2, true), weights(2));
			assertThat(download.readAllBytes()).isEqualTo(before);
		}
	}

	@Test
	void damagedWeightsAreToldWithWhatHelps() throws IOException {
		Model model = this.models.save(model(7, 1, false), weights(1));
		ModelWeights weights = ModelFixtures.weights(this.home);
		Path file = this.folder.resolve("models/run-7/weights.safetensors");
		byte[] whole = Files.readAllBytes(file);
		for (int length : new int[] { 0, 100, whole.length - 1 }) {
			Files.write(file, Arrays.copyOf(whole, length));
			requireTold(() -> this.models.weights(model), "");
			requireTold(() -> weights.open("run-7", WeightsFormat.SAFETENSORS, DType.F32), "");
		}
		byte[] flipped = whole.clone();
		flipped[whole.length - 3] ^= 1;
		Files.write(file, flipped);
		requireTold(() -> this.models.weights(model), "its checksum does not match");
		requireTold(() -> weights.open("run-7", WeightsFormat.SAFETENSORS, DType.F32), "its checksum does not match");
		Files.delete(file);
		requireTold(() -> this.models.weights(model), "their file is gone");
		requireTold(() -> weights.open("run-7", WeightsFormat.SAFETENSORS, DType.F32), "their file is gone");
		Files.write(file, whole);
		assertThat(weights.open("run-7", WeightsFormat.SAFETENSORS, DType.F32).content().readAllBytes())
			.isEqualTo(whole);
	}

	private static void requireTold(ThrowingCallable reading, String why) {
		assertThatThrownBy(reading).isInstanceOf(UnreadableWeightsException.class)
			.hasMessageContaining("run-7 can't be read: " + why)
			.hasMessageContaining("Restore models/run-7/weights.safetensors")
			.hasMessageNotContaining("null");
	}

	@Test
	void aFrozenModelNeverChanges() throws IOException {
		this.models.save(model(1, 3, true), weights(3));
		this.models.freeze("run-1", 0.25, Instant.now());
		Model frozen = this.models.get("run-1");
		assertThat(frozen.provisional()).isFalse();
		assertThat(frozen.lastEpochTestAccuracy()).isEqualTo(0.25);
		assertThatThrownBy(() -> this.models.save(model(1, 4, true), weights(4)))
			.isInstanceOf(IllegalStateException.class);
		this.models.freeze("run-1", 0.75, Instant.now());
		assertThat(this.models.find("run-1")).contains(frozen);
		assertThat(restarted().list()).containsExactly(frozen);
		assertThat(restarted().weights(frozen)).usingRecursiveComparison().isEqualTo(weights(3));
		try (Stream<Path> files = Files.list(this.folder.resolve("models/run-1"))) {
			assertThat(files.map((file) -> file.getFileName().toString())).containsExactlyInAnyOrder("model.json",
					"weights.safetensors");
		}
	}

	@Test
	void theCurrentModelIsTheChosenOrTheNewestThatIsFinal() {
		assertThat(current(this.models)).isNull();
		this.models.save(model(1, 1, true), weights(1));
		assertThat(current(this.models)).isEqualTo("run-1");
		this.models.freeze("run-1", null, Instant.now());
		this.models.save(model(2, 1, true), weights(1));
		assertThat(current(this.models)).isEqualTo("run-1");
		this.models.freeze("run-2", null, Instant.now());
		assertThat(current(this.models)).isEqualTo("run-2");
		this.models.choose("run-1");
		assertThat(current(this.models)).isEqualTo("run-1");
		assertThat(current(restarted())).isEqualTo("run-1");
		assertThatThrownBy(() -> this.models.choose("run-9")).isInstanceOf(UnknownModelException.class)
			.hasMessageContaining("run-1, run-2");
	}

	@Test
	void theLastRunCountsWhateverTheClockSays() {
		this.models.save(withAccuracy(1, 0.75, Instant.EPOCH.plusSeconds(100)), weights(1));
		this.models.save(withAccuracy(2, 0.75, Instant.EPOCH), weights(1));
		assertThat(current(this.models)).isEqualTo("run-2");
		assertThat(current(restarted())).isEqualTo("run-2");
	}

	@Test
	void aModelThatIsNoBetterThanChanceIsCurrentOnlyIfChosen() {
		this.models.save(withAccuracy(1, 0.51, Instant.EPOCH), weights(1));
		this.models.save(withAccuracy(2, 0.5, Instant.EPOCH), weights(1));
		this.models.save(withAccuracy(3, 0.1, Instant.EPOCH), weights(1));
		assertThat(current(this.models)).isEqualTo("run-1");
		this.models.choose("run-3");
		assertThat(current(restarted())).isEqualTo("run-3");
	}

	private static Model withAccuracy(int run, double accuracy, Instant made) {
		return new Model(Model.idOf(run), "shapes", List.of("a", "b"), run, 1, "testAccuracy", null, accuracy, accuracy,
				null, made, false);
	}

	@Test
	void theModelThatComesWithTheServiceAnswersUntilTheFirstRunEnds() {
		this.models = ModelFixtures.models(this.home, true);
		assertThat(current(this.models)).isEqualTo("pretrained");
		this.models.save(model(1, 1, true), weights(1));
		this.models.save(Model.imported("mine", null, List.of("a", "b"), NetworkDescription.article(), Instant.now()),
				weights(1));
		assertThat(current(this.models)).isEqualTo("pretrained");
		this.models.freeze("run-1", null, Instant.now());
		assertThat(current(this.models)).isEqualTo("run-1");
		assertRefused("pretrained", "--convscope.model.pretrained=false");
		this.models.choose("pretrained");
		assertThat(current(ModelFixtures.models(this.home, true))).isEqualTo("pretrained");
		assertThat(current(ModelFixtures.models(this.home, false))).isEqualTo("run-1");
	}

	@ParameterizedTest
	@CsvSource({ "pretrained, article", "pretrained-deep, deep" })
	void theModelsThatComeWithTheServiceAreWhole(String id, String network) {
		this.models = ModelFixtures.models(this.home, true);
		Model model = this.models.get(id);
		assertThat(model.dataset()).isEqualTo("cifar10");
		assertThat(model.labels()).hasSize(10).contains("horse");
		assertThat(model.runId()).isNull();
		assertThat(model.settings()).isNotNull();
		assertThat(model.testAccuracy()).isBetween(0.6, 0.95);
		assertThat(model.network()).isEqualTo(NetworkDescription.builtIn(network));
		this.models.weights(model).requireFit(model.architecture());
	}

	@Test
	void aModelIsDeletedUnlessItIsNeeded() throws IOException {
		this.models.save(model(1, 1, false), weights(1));
		this.models.save(model(2, 1, false), weights(2));
		this.models.save(model(3, 1, true), weights(3));
		assertRefused("run-2", "PUT /models/current");
		assertRefused("run-3", "/runs/3/cancel");
		assertThatThrownBy(() -> this.models.delete("run-4")).isInstanceOf(UnknownModelException.class);
		this.models.delete("run-1");
		assertThat(this.models.find("run-1")).isEmpty();
		assertThat(restarted().list()).extracting(Model::id).containsExactly("run-2", "run-3");
		assertThat(this.folder.resolve("models/run-1")).doesNotExist();
	}

	@Test
	void whatAKilledProcessLeftOfAModelIsNotSeen() throws IOException {
		this.models.save(model(1, 1, false), weights(1));
		Files.delete(this.folder.resolve("models/run-1/model.json"));
		Files.writeString(this.folder.resolve("models/run-1/model.json.tmp"), "{");
		assertThat(restarted().list()).isEmpty();
		Models again = restarted();
		again.save(model(1, 1, false), weights(5));
		assertThat(again.weights(again.get("run-1"))).usingRecursiveComparison().isEqualTo(weights(5));
	}

	private void assertRefused(String id, String wayOut) {
		assertThatThrownBy(() -> this.models.delete(id)).isInstanceOf(ModelInUseException.class)
			.hasMessageContaining(id)
			.hasMessageContaining(wayOut);
	}

	private static @Nullable String current(Models models) {
		return models.current().map(Model::id).orElse(null);
	}

	private Models restarted() {
		return ModelFixtures.models(this.home);
	}

	private static Model model(int run, int epoch, boolean provisional) {
		return new Model(Model.idOf(run), "shapes", List.of("a", "b"), run, epoch, "testAccuracy", null, 0.75, 0.75,
				null, Instant.EPOCH.plusSeconds(run), provisional);
	}

	private static Weights weights(float value) {
		return new Weights(List.of(new Tensor("fc4.bias", new int[] { 2 }, new float[] { value, value })));
	}

}
