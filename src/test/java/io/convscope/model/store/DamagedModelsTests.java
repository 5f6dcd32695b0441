package io.convscope.model.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

import io.convscope.home.ConvscopeHome;
import io.convscope.home.SmallDisk;
import io.convscope.home.StorageException;
import io.convscope.model.Model;
import io.convscope.model.ModelExistsException;
import io.convscope.model.UnknownModelException;
import io.convscope.model.imports.ImportRequest;
import io.convscope.model.imports.ModelImports;
import io.convscope.model.safetensors.SafetensorsFiles;
import io.convscope.model.web.ModelView;
import io.convscope.network.Tensor;
import io.convscope.network.Weights;
import io.convscope.network.description.NetworkDescription;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What is not as it was written is set aside with a sentence, and what was broken off is
 * cleared away; all else goes on.
 */
class DamagedModelsTests {

	private static final List<String> LABELS = List.of("a", "b");

	private static final Weights WEIGHTS = new Weights(
			List.of(new Tensor("fc4.bias", new int[] { 2 }, new float[] { 1, 2 })));

	@TempDir
	private Path folder;

	private ConvscopeHome home;

	private Models models;

	@BeforeEach
	void open() {
		this.home = new ConvscopeHome(this.folder);
		this.models = restarted().models();
		this.models.save(model(1), WEIGHTS);
		this.models.save(model(2), WEIGHTS);
		this.models.choose("run-1");
	}

	@AfterEach
	void close() throws IOException {
		this.home.destroy();
	}

	@Test
	void anyFlippedByteOfADescriptionSetsItAside() throws IOException {
		Path file = this.folder.resolve("models/run-1/model.json");
		byte[] whole = Files.readAllBytes(file);
		Model second = this.models.get("run-2");
		for (int at = 0; at < whole.length; at++) {
			byte[] flipped = whole.clone();
			flipped[at] ^= (byte) (1 << at % 8);
			Files.write(file, flipped);
			StoredModels restarted = restarted();
			assertThat(restarted.models().list()).as("byte %s", at).containsExactly(second);
			assertThat(restarted.damages().list()).as("byte %s", at)
				.extracting(Damage::path)
				.containsExactly("models/run-1", "models/current");
		}
		StoredModels restarted = restarted();
		assertThatExceptionOfType(UnknownModelException.class).isThrownBy(() -> restarted.models().get("run-1"))
			.withMessageContaining("Restore models/run-1/model.json in the service's folder");
		assertThat(restarted.models().current()).contains(second);
		assertThat(restarted.models().weights(second)).usingRecursiveComparison().isEqualTo(WEIGHTS);
		restarted.models().delete("run-1");
		assertThat(this.folder.resolve("models/run-1")).doesNotExist();
		assertThat(restarted.damages().list()).extracting(Damage::path).containsExactly("models/current");
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"id\" : \"run-2\"", "\"id\" : \"run-1\", \"runId\" : 2", "\"id\" : \"run-1\"", "" })
	void aDescriptionThatContradictsItsFolderTakesNoOthersPlace(String fields) throws IOException {
		// as an earlier version wrote it, without a checksum
		Files.writeString(this.folder.resolve("models/run-1/model.json"), "{" + fields + "}");
		Model second = this.models.get("run-2");
		assertThat(restarted().models().list()).containsExactly(second);
		assertThat(restarted().damages().list().get(0).problem()).contains("run-1").contains("is damaged");
	}

	@Test
	void descriptionsOfEarlierVersionsAreRead() throws IOException {
		Files.writeString(this.folder.resolve("models/run-1/model.json"), """
				{"id":"run-1","dataset":"shapes","labels":["a","b"],"runId":1,"epoch":1,"selectedBy":"testAccuracy",
				"testAccuracy":0.75,"createdAt":"2026-01-01T00:00:00Z","provisional":false}
				""");
		StoredModels restarted = restarted();
		assertThat(restarted.damages().list()).isEmpty();
		assertThat(restarted.models().get("run-1").digest()).isNull();
		assertThat(restarted.models().weights(restarted.models().get("run-1"))).usingRecursiveComparison()
			.isEqualTo(WEIGHTS);
	}

	@Test
	void aDamagedNameIsNotGivenAgain() throws IOException {
		Files.move(this.folder.resolve("models/run-1"), this.folder.resolve("models/Mine"));
		try (ModelFixtures fixtures = reopened()) {
			ModelImports imports = fixtures.imports();
			byte[] file = SafetensorsFiles.ofClasses(2);
			assertThatExceptionOfType(ModelExistsException.class)
				.isThrownBy(() -> imports.add(new ImportRequest("mine", null, LABELS), new ByteArrayInputStream(file),
						file.length))
				.withMessageContaining("DELETE /models/Mine");
		}
	}

	@Test
	void anyFlippedByteOfTheChoiceIsTold() throws IOException {
		Path file = this.folder.resolve("models/current");
		byte[] whole = Files.readAllBytes(file);
		for (int bit = 0; bit < 8 * whole.length; bit++) {
			byte[] flipped = whole.clone();
			flipped[bit / 8] ^= (byte) (1 << bit % 8);
			Files.write(file, flipped);
			assertThat(restarted().damages().list()).as("bit %s", bit)
				.extracting(Damage::problem)
				.singleElement()
				.asString()
				.contains("The choice of the current model is lost");
		}
		StoredModels restarted = restarted();
		assertThat(restarted.models().current()).map(Model::id).contains("run-2");
		restarted.models().choose("run-1");
		assertThat(restarted.damages().list()).isEmpty();
		assertThat(restarted().models().current()).map(Model::id).contains("run-1");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{", "{\"id\":\"run-1\"}", "run-1\nrun-2", "\u00ff\u00fe" })
	void noChoiceThatCantBeReadKeepsTheServiceFromStarting(String content) throws IOException {
		Files.write(this.folder.resolve("models/current"), content.getBytes(StandardCharsets.ISO_8859_1));
		assertThat(restarted().damages().list()).hasSize(1);
	}

	@Test
	void aChoiceOfAnEarlierVersionHolds() throws IOException {
		Files.writeString(this.folder.resolve("models/current"), "run-1\n");
		assertThat(restarted().models().current()).map(Model::id).contains("run-1");
		Files.writeString(this.folder.resolve("models/current"), "run-7\n");
		assertThat(restarted().damages().list()).extracting(Damage::problem)
			.singleElement()
			.asString()
			.contains("run-7");
	}

	@Test
	void damagedWeightsAreTheModelsProblemUntilTheyAreBack() throws IOException {
		Model model = this.models.get("run-1");
		Path file = this.folder.resolve("models/run-1/weights.safetensors");
		byte[] whole = Files.readAllBytes(file);
		byte[] flipped = whole.clone();
		for (int at = 0; at < whole.length; at++) {
			flipped[at] ^= 0x10;
			Files.write(file, flipped);
			flipped[at] = whole[at];
			assertThatExceptionOfType(UnreadableWeightsException.class).as("byte %s", at)
				.isThrownBy(() -> this.models.weights(model));
		}
		assertThat(ModelView.of(model, this.models).problem()).contains("run-1").contains("Restore");
		Files.write(file, whole);
		this.models.weights(model);
		assertThat(ModelView.of(model, this.models).problem()).isNull();
	}

	@Test
	void whatWasBrokenOffIsClearedAwayAtTheStart() throws IOException {
		Path models = this.folder.resolve("models");
		Files.createDirectory(models.resolve("broken-import"));
		Files.write(models.resolve("broken-import/weights.safetensors"), new byte[100]);
		Files.write(models.resolve("broken-import/model.json.tmp"), new byte[100]);
		Files.createDirectory(models.resolve("empty"));
		Files.write(models.resolve("run-1/epoch-3.safetensors"), new byte[100]);
		Files.write(models.resolve("run-1/weights.safetensors.tmp"), new byte[100]);
		Files.write(models.resolve("current.tmp"), new byte[100]);
		Files.createDirectory(models.resolve("of-somebody"));
		Files.writeString(models.resolve("of-somebody/notes.txt"), "mine");
		restarted();
		assertThat(models).isDirectoryNotContaining((each) -> each.endsWith("broken-import"))
			.isDirectoryNotContaining((each) -> each.endsWith("empty"))
			.isDirectoryNotContaining((each) -> each.endsWith("current.tmp"))
			.isDirectoryContaining((each) -> each.endsWith("of-somebody"));
		assertThat(models.resolve("run-1").toFile().list()).containsExactlyInAnyOrder("model.json",
				"weights.safetensors");
	}

	@Test
	void aFullDiskIsToldAndLeavesNothing(@TempDir Path mount) throws IOException {
		try (SmallDisk disk = SmallDisk.mount(mount, 1024); ModelFixtures fixtures = new ModelFixtures(mount)) {
			Models full = fixtures.models();
			full.save(model(1), WEIGHTS);
			disk.fill(0);
			assertThatExceptionOfType(StorageException.class).isThrownBy(() -> full.save(model(2), WEIGHTS))
				.withMessageContaining("run-2")
				.withMessageContaining("the disk is full")
				.withMessageContaining("It takes 65,544 bytes");
			assertThatExceptionOfType(StorageException.class).isThrownBy(() -> full.choose("run-1"))
				.withMessageContaining("the disk is full");
			assertThat(mount.resolve("models/run-2")).doesNotExist();
			disk.makeRoom();
			full.choose("run-1");
			assertThat(full.save(model(2), WEIGHTS).digest()).startsWith("sha256:");
		}
	}

	@Test
	void theDigestIsThatOfTheFile() throws IOException {
		assertThat(this.models.get("run-1").digest())
			.isEqualTo(WeightsFile.digestOf(WEIGHTS, NetworkDescription.article()));
		PretrainedModels pretrained = new PretrainedModels(true, JsonMapper.shared());
		assertThat(pretrained.list()).extracting(Model::id).containsExactlyInAnyOrder("pretrained", "pretrained-deep");
		assertThat(pretrained.list()).allSatisfy((each) -> assertThat(each.digest())
			.isEqualTo(WeightsFile.digestOf(pretrained.weights(each), each.network())));
	}

	private ModelFixtures reopened() throws IOException {
		this.home.destroy();
		return new ModelFixtures(this.folder);
	}

	private StoredModels restarted() {
		return StoredModels.of(this.home, false);
	}

	private static Model model(int run) {
		return new Model(Model.idOf(run), "shapes", LABELS, run, 1, "testAccuracy", null, 0.75, 0.75, null,
				Instant.EPOCH.plusSeconds(run), false);
	}

}
