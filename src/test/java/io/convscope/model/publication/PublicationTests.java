package io.convscope.model.publication;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.convscope.model.Model;
import io.convscope.model.UnknownModelException;
import io.convscope.model.inference.InferenceBusyException;
import io.convscope.model.inference.InferenceThread;
import io.convscope.model.store.Damage;
import io.convscope.model.store.ModelFixtures;
import io.convscope.model.store.UnreadableWeightsException;
import io.convscope.network.Tensor;
import io.convscope.settings.Role;
import io.convscope.settings.RoleProperties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.health.contributor.Status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.awaitility.Awaitility.await;

/**
 * A service that publishes, and a replica that follows, by a folder between them.
 */
class PublicationTests {

	private static final List<String> LABELS = List.of("cat", "dog");

	@TempDir
	private Path folder;

	private Path storeFolder;

	private FolderStore store;

	private ModelFixtures trainer;

	private Publisher publisher;

	// that of the publisher made last
	private StoreWatch watch;

	private Replica replica;

	@BeforeEach
	void start() {
		this.storeFolder = this.folder.resolve("store");
		this.store = new FolderStore(this.storeFolder);
		this.trainer = new ModelFixtures(this.folder.resolve("trainer"));
		this.publisher = publisher(this.trainer);
		this.replica = new Replica(this.folder.resolve("replica"), this.store);
	}

	private Publisher publisher(ModelFixtures trainer, String... publish) {
		Clock clock = Clock.systemUTC();
		this.watch = new StoreWatch(this.store, new RoleProperties(Role.ALL), clock);
		return new Publisher(this.store, new StoreProperties(this.storeFolder.toString(), List.of(publish), null, null),
				trainer.models().known(), trainer.weights(), trainer.damages(), this.watch, trainer.home(),
				JsonMapper.shared(), clock);
	}

	// as a service that has just started
	private void publishAnew(ModelFixtures trainer, String... publish) {
		Publisher anew = publisher(trainer, publish);
		anew.look();
		anew.destroy();
	}

	@AfterEach
	void end() throws IOException {
		this.publisher.destroy();
		this.trainer.close();
		this.replica.close();
	}

	private Model save(int run) {
		return this.trainer.save(run, "shapes", LABELS, run);
	}

	private ModelFixtures published() {
		this.publisher.look();
		return this.replica.look();
	}

	@Test
	void aReplicaIsNotReadyBeforeItHasSeenTheStore() {
		this.replica.look();
		assertThat(this.replica.watch().health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
		assertThat(this.replica.watch().health().getDetails().get("problem")).asString().contains("index.json");
		published();
		assertThat(this.replica.watch().health().getStatus()).isEqualTo(Status.UP);
		assertThat(this.replica.watch().health().getDetails()).doesNotContainKey("problem");
	}

	@Test
	void itHasTheModelsWithTheirWeightsTheAliasesAndTheCurrentOne() {
		Model first = save(1);
		Model second = save(2);
		this.trainer.aliases().set("stable", first.id());
		this.trainer.models().choose(first.id());
		ModelFixtures found = published();
		assertThat(found.models().list()).containsExactly(first, second);
		assertThat(found.models().get("stable")).isEqualTo(first);
		assertThat(found.models().current()).contains(first);
		assertThat(values(found, "run-2")).isDeepEqualTo(values(this.trainer, "run-2"));
		assertThat(found.damages().list()).isEmpty();
	}

	private static float[][] values(ModelFixtures fixtures, String id) {
		return fixtures.models()
			.weights(fixtures.models().get(id))
			.tensors()
			.stream()
			.map(Tensor::values)
			.toArray(float[][]::new);
	}

	@Test
	void anIndexIsWrittenOnlyIfSomethingHasChanged() throws IOException {
		save(1);
		published();
		byte[] before = Files.readAllBytes(this.storeFolder.resolve("index.json"));
		Publisher anew = publisher(this.trainer);
		anew.look();
		anew.destroy();
		assertThat(this.storeFolder.resolve("index.json")).hasBinaryContent(before);
	}

	@Test
	void aModelInTrainingIsPublishedOnceItsRunHasEnded() {
		Model model = save(1);
		Model better = new Model("run-2", "shapes", LABELS, 2, 1, "testAccuracy", null, 0.75, 0.75, null,
				model.createdAt(), true);
		this.trainer.models().save(better, ModelFixtures.initialWeights(LABELS, 2));
		assertThat(published().models().list()).containsExactly(model);
		this.trainer.models().freeze("run-2", 0.75, model.createdAt().plusSeconds(1));
		assertThat(published().models().list()).extracting(Model::id).containsExactly("run-1", "run-2");
	}

	@Test
	void onlyWhatIsWantedIsPublished() {
		save(1);
		Model second = save(2);
		this.trainer.aliases().set("stable", "run-2");
		this.trainer.aliases().set("other", "run-1");
		Publisher some = publisher(this.trainer, "stable");
		some.look();
		some.destroy();
		ModelFixtures found = this.replica.look();
		assertThat(found.models().list()).containsExactly(second);
		assertThat(found.aliases().all()).containsOnlyKeys("stable");
	}

	@Test
	void whoHasFoundAModelIsAnsweredByItAfterItIsGone() {
		Model deleted = save(1);
		save(2);
		ModelFixtures found = published();
		Model held = found.models().get("run-1");
		this.trainer.models().delete("run-1");
		published();
		assertThatExceptionOfType(UnknownModelException.class).isThrownBy(() -> found.models().get("run-1"));
		float[] answer = InferenceThread.await(found.inference()
			.submit(held, (loaded) -> loaded.network().logits(new float[loaded.model().pictureSize().values()], 1)));
		assertThat(answer).hasSize(2);
		assertThat(copies()).hasSize(2);
		assertThat(held).isEqualTo(deleted);
	}

	private List<Path> copies() {
		try (var files = Files.list(this.folder.resolve("replica/copies"))) {
			return files.toList();
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

	@Test
	void copiesThatNobodyHoldsAreDeleted() {
		save(1);
		save(2);
		published();
		this.trainer.models().delete("run-1");
		await().atMost(Duration.ofMinutes(2)).until(() -> {
			System.gc();
			published();
			return copies().size() == 1;
		});
	}

	@Test
	void aDamagedModelIsNamedAndSkippedUntilItIsWhole() throws IOException {
		save(1);
		this.trainer.models().choose("run-1");
		published();
		Path file = publishDamaged(2);
		ModelFixtures found = this.replica.look();
		assertThat(found.models().list()).extracting(Model::id).containsExactly("run-1");
		assertThat(found.damages().list()).extracting(Damage::path).containsExactly("models/run-2");
		assertThat(found.damages().list().get(0).problem()).contains(file.toString()).contains("other bytes");
		assertThatExceptionOfType(UnknownModelException.class).isThrownBy(() -> found.models().get("run-2"))
			.withMessageContaining("damaged");
		Files.delete(file);
		Publisher anew = publisher(this.trainer);
		anew.look();
		anew.destroy();
		await().atMost(Duration.ofMinutes(2)).until(() -> this.replica.look().damages().list().isEmpty());
		assertThat(found.models().get("run-2")).isEqualTo(this.trainer.models().get("run-2"));
	}

	// the index names it, but its object is not what it should be
	private Path publishDamaged(int run) throws IOException {
		List<String> before = objects();
		save(run);
		this.publisher.look();
		String object = objects().stream().filter((each) -> !before.contains(each)).findFirst().orElseThrow();
		Path file = this.storeFolder.resolve(object);
		byte[] content = Files.readAllBytes(file);
		content[content.length - 1] ^= 1;
		Files.write(file, content);
		return file;
	}

	private List<String> objects() throws IOException {
		return List.copyOf(this.store.list());
	}

	@Test
	void namesDoNotSwitchToADamagedModel() throws IOException {
		Model first = save(1);
		this.trainer.aliases().set("stable", "run-1");
		this.trainer.aliases().set("old", "run-1");
		published();
		publishDamaged(2);
		this.trainer.aliases().set("stable", "run-2");
		this.trainer.aliases().set("new", "run-1");
		ModelFixtures found = published();
		assertThat(found.models().get("stable")).isEqualTo(first);
		assertThat(found.aliases().all()).containsOnlyKeys("old", "stable");
		assertThat(found.damages().list()).extracting(Damage::problem)
			.anyMatch((each) -> each.contains("not served yet"));
		assertThat(this.replica.watch().health().getDetails().get("waitsFor")).asString()
			.contains("not served yet", "run-2", "damaged");
		this.trainer.aliases().set("stable", "run-1");
		this.trainer.models().choose("run-1");
		published();
		assertThat(this.replica.watch().health().getDetails()).doesNotContainKey("waitsFor");
	}

	@Test
	void aReplicaThatStartsServesWhatItHadUntilTheNewModelIsWhole() throws IOException {
		Model first = save(1);
		published();
		this.replica.close();
		publishDamaged(2);
		this.replica = new Replica(this.folder.resolve("replica"), this.store);
		assertThat(this.replica.look().models().list()).containsExactly(first);
		assertThat(this.replica.watch().health().getStatus()).isEqualTo(Status.UP);
		assertThat(this.replica.watch().health().getDetails()).containsKey("waitsFor");
		assertThat(copies()).hasSize(1);
	}

	@Test
	void theCurrentModelHasAFurtherNameUnlessThatIsTaken() throws IOException {
		save(1);
		Model second = save(2);
		this.publisher.look();
		try (Replica named = new Replica(this.folder.resolve("named"), this.store, "pictures");
				Replica taken = new Replica(this.folder.resolve("taken"), this.store, "run-1")) {
			assertThat(named.look().models().get("pictures")).isEqualTo(second);
			assertThat(taken.look().models().get("run-1").id()).isEqualTo("run-1");
			assertThat(taken.look().aliases().all()).isEmpty();
		}
	}

	@Test
	void aDamagedIndexChangesNothing() throws IOException {
		Model first = save(1);
		published();
		Path index = this.storeFolder.resolve("index.json");
		Files.writeString(index, Files.readString(index).replace("run-1", "run-7"));
		ModelFixtures found = this.replica.look();
		assertThat(found.models().list()).containsExactly(first);
		assertThat(this.replica.watch().health().getStatus()).isEqualTo(Status.UP);
		assertThat(this.replica.watch().health().getDetails().get("problem")).asString().contains("checksum");
	}

	@Test
	void aReplicaGoesOnWithoutItsStore() throws IOException {
		save(1);
		ModelFixtures found = published();
		Files.move(this.storeFolder, this.folder.resolve("away"));
		this.replica.look();
		assertThat(this.replica.watch().health().getStatus()).isEqualTo(Status.UP);
		assertThat(this.replica.watch().health().getDetails()).containsKeys("problem", "unreachableSeconds");
		assertThat(found.models().weights(found.models().get("run-1")).tensors()).isNotEmpty();
		Files.move(this.folder.resolve("away"), this.storeFolder);
		this.replica.look();
		assertThat(this.replica.watch().health().getDetails()).doesNotContainKey("problem");
	}

	@Test
	void aStoreIsOfOneService() throws IOException {
		save(1);
		published();
		byte[] before = Files.readAllBytes(this.storeFolder.resolve("index.json"));
		try (ModelFixtures other = new ModelFixtures(this.folder.resolve("other"))) {
			other.save(7, "shapes", LABELS, 7);
			Publisher second = publisher(other);
			second.look();
			second.destroy();
		}
		assertThat(this.storeFolder.resolve("index.json")).hasBinaryContent(before);
	}

	@Test
	void aNameThatLeadsNowhereTakesNothingFromReplicas() {
		Model model = save(1);
		published();
		publishAnew(this.trainer, "stabel");
		assertThat(this.watch.health().getDetails().get("problem")).asString().contains("\"stabel\"");
		assertThat(this.replica.look().models().list()).containsExactly(model);
	}

	@Test
	void lostAliasesStayOnReplicas() throws IOException {
		Model model = save(1);
		this.trainer.aliases().set("stable", "run-1");
		published();
		this.publisher.destroy();
		this.trainer.close();
		Files.writeString(this.folder.resolve("trainer/aliases.json"), "{");
		this.trainer = new ModelFixtures(this.folder.resolve("trainer"));
		publishAnew(this.trainer);
		assertThat(this.watch.health().getDetails().get("problem")).asString().contains("aliases are lost");
		assertThat(this.replica.look().models().get("stable")).isEqualTo(model);
	}

	@Test
	void aNameStaysUntilItsModelCanBePublished() {
		Model first = save(1);
		this.trainer.aliases().set("stable", "run-1");
		published();
		this.trainer.models()
			.save(new Model("run-2", "shapes", LABELS, 2, 1, "testAccuracy", null, 0.75, 0.75, null, first.createdAt(),
					true), ModelFixtures.initialWeights(LABELS, 2));
		this.trainer.aliases().set("stable", "run-2");
		this.trainer.models().choose("run-2");
		this.trainer.models().delete("run-1");
		ModelFixtures found = published();
		assertThat(found.models().get("stable")).isEqualTo(first);
		assertThat(found.models().current()).contains(first);
		this.trainer.models().freeze("run-2", 0.75, first.createdAt().plusSeconds(1));
		assertThat(published().models().list()).extracting(Model::id).containsExactly("run-2");
		assertThat(found.models().get("stable").id()).isEqualTo("run-2");
	}

	@Test
	void aModelThatIsDamagedHereStaysAsItWasPublished() throws IOException {
		Model model = save(1);
		published();
		damage(List.of(safetensorsIn(this.folder.resolve("trainer/models/run-1")).get(0)));
		publishAnew(this.trainer);
		assertThat(this.watch.health().getDetails()).doesNotContainKey("problem");
		assertThat(this.replica.look().models().list()).containsExactly(model);
	}

	private static List<Path> safetensorsIn(Path folder) throws IOException {
		try (var files = Files.list(folder)) {
			return files.filter((file) -> file.toString().endsWith(".safetensors")).toList();
		}
	}

	private static void damage(List<Path> files) throws IOException {
		for (Path file : files) {
			byte[] content = Files.readAllBytes(file);
			content[content.length - 1] ^= 1;
			Files.write(file, content);
		}
	}

	@Test
	void weightsThatWereReplacedAreNotStoredUnderTheDigestOfTheFormerOnes() throws IOException {
		Model model = save(1);
		PublishedWeights weights = new PublishedWeights(this.trainer.weights(), this.store, Clock.systemUTC());
		this.store.delete(weights.publish(model, Set.of()).object());
		this.trainer.models().replace(model, ModelFixtures.initialWeights(LABELS, 9));
		assertThatIOException().isThrownBy(() -> weights.publish(model, Set.of())).withMessageContaining("replaced");
		assertThat(this.store.list()).isEmpty();
	}

	@Test
	void aDamagedIndexIsReplacedOnlyByWhoPublishedItLast() throws IOException {
		save(1);
		published();
		Path index = this.storeFolder.resolve("index.json");
		Files.writeString(index, Files.readString(index).replace("run-1", "run-7"));
		byte[] damaged = Files.readAllBytes(index);
		publishAnew(this.trainer);
		assertThat(index).hasBinaryContent(damaged);
		assertThat(this.watch.health().getDetails().get("problem")).asString().contains("checksum", "deleted");
		save(2);
		assertThat(published().models().list()).extracting(Model::id).containsExactly("run-1", "run-2");
		assertThat(index).content().contains("\"revision\" : 2");
	}

	@Test
	void anIndexOfANewerVersionIsNeverReplaced() throws IOException {
		save(1);
		published();
		Path index = this.storeFolder.resolve("index.json");
		Files.writeString(index, "{\"format\":2,\"models\":{}}");
		save(2);
		ModelFixtures found = published();
		assertThat(index).hasContent("{\"format\":2,\"models\":{}}");
		assertThat(this.watch.health().getDetails().get("problem")).asString().contains("newer version");
		assertThat(found.models().list()).extracting(Model::id).containsExactly("run-1");
	}

	@Test
	void aReplicaIsNotReadyBeforeItsCurrentModelIsWhole() throws IOException {
		save(1);
		this.publisher.look();
		Path file = publishDamaged(2);
		ModelFixtures found = this.replica.look();
		assertThat(this.replica.watch().health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
		assertThat(this.replica.watch().health().getDetails().get("waitsFor")).asString().contains("run-2");
		assertThat(found.models().list()).isEmpty();
		this.replica.look();
		assertThat(this.replica.watch().health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
		Files.delete(file);
		publishAnew(this.trainer);
		await().atMost(Duration.ofMinutes(2)).until(() -> this.replica.look().models().current().isPresent());
		assertThat(found.models().current().orElseThrow().id()).isEqualTo("run-2");
		assertThat(this.replica.watch().health().getStatus()).isEqualTo(Status.UP);
	}

	@Test
	void copiesStayAlthoughAnEarlierLookFailed() throws IOException {
		save(1);
		save(2);
		this.publisher.look();
		Path second = this.storeFolder.resolve(objectOf("run-2"));
		byte[] content = Files.readAllBytes(second);
		Files.delete(second);
		Files.createDirectory(second); // can't be read, which is no damage
		ModelFixtures found = this.replica.look();
		assertThat(found.models().list()).isEmpty();
		Files.delete(second);
		Files.write(second, content);
		this.replica.look();
		WeakReference<Object> anything = new WeakReference<>(new Object());
		await().atMost(Duration.ofMinutes(2)).until(() -> {
			System.gc();
			return anything.get() == null;
		});
		this.replica.look();
		assertThat(copies()).hasSize(2);
		assertThat(values(found, "run-1")).isDeepEqualTo(values(this.trainer, "run-1"));
	}

	private String objectOf(String id) throws IOException {
		byte[] index = Files.readAllBytes(this.storeFolder.resolve("index.json"));
		return StoreIndex.read(index, "", JsonMapper.shared())
			.models()
			.stream()
			.filter((each) -> each.model().id().equals(id))
			.findFirst()
			.orElseThrow()
			.object();
	}

	@Test
	void copiesThatAreGoneOrDamagedAreFetchedAgain() throws IOException {
		save(1);
		save(2);
		ModelFixtures found = published();
		for (Path each : copies()) {
			Files.delete(each);
		}
		this.replica.look();
		assertThat(values(found, "run-1")).isDeepEqualTo(values(this.trainer, "run-1"));
		damage(copies());
		assertThatExceptionOfType(UnreadableWeightsException.class).isThrownBy(() -> values(found, "run-1"));
		this.replica.look();
		assertThat(values(found, "run-1")).isDeepEqualTo(values(this.trainer, "run-1"));
		assertThat(found.damages().list()).isEmpty();
	}

	@Test
	void aDamagedCopyOfAnEarlierProcessIsFetchedAgain() throws IOException {
		save(1);
		published();
		this.replica.close();
		damage(copies());
		this.replica = new Replica(this.folder.resolve("replica"), this.store);
		ModelFixtures found = this.replica.look();
		assertThat(found.damages().list()).isEmpty();
		assertThat(values(found, "run-1")).isDeepEqualTo(values(this.trainer, "run-1"));
	}

	private static boolean awaited(CountDownLatch latch) {
		try {
			return latch.await(2, TimeUnit.MINUTES);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	@Test
	void aBusyModelIsNamedAndTriedAgain() {
		Model first = save(1);
		ModelFixtures found = published();
		CountDownLatch busy = new CountDownLatch(1);
		try {
			assertThatExceptionOfType(InferenceBusyException.class).isThrownBy(() -> {
				while (true) {
					found.inference().submit(found.models().get("run-1"), (loaded) -> {
						return awaited(busy);
					});
				}
			});
			save(2);
			published();
			assertThat(found.models().current()).contains(first);
			assertThat(found.damages().list()).extracting(Damage::path).contains("models/run-2");
			assertThat(this.replica.watch().health().getDetails()).doesNotContainKey("problem");
		}
		finally {
			busy.countDown();
		}
		await().atMost(Duration.ofMinutes(2)).until(() -> this.replica.look().damages().list().isEmpty());
		assertThat(found.models().current().orElseThrow().id()).isEqualTo("run-2");
	}

}
