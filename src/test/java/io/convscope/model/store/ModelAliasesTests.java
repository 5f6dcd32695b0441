package io.convscope.model.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.convscope.model.Model;
import io.convscope.model.ModelExistsException;
import io.convscope.model.ModelInUseException;
import io.convscope.model.UnknownAliasException;
import io.convscope.model.UnknownModelException;
import io.convscope.model.imports.ImportRequest;
import io.convscope.model.imports.ModelImports;
import io.convscope.model.safetensors.SafetensorsFiles;
import io.convscope.request.InvalidRequestException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ModelAliasesTests {

	private static final List<String> LABELS = List.of("a", "b");

	@TempDir
	private Path folder;

	private ModelFixtures fixtures;

	private ModelAliases aliases;

	private Model first;

	private Model second;

	@BeforeEach
	void open() {
		this.fixtures = new ModelFixtures(this.folder);
		this.aliases = this.fixtures.aliases();
		this.first = this.fixtures.save(1, "shapes", LABELS, 1);
		this.second = this.fixtures.save(2, "shapes", LABELS, 2);
	}

	@AfterEach
	void close() throws IOException {
		this.fixtures.close();
	}

	@Test
	void anAliasIsUsedAsAnIdUntilItIsDeleted() {
		assertThat(this.aliases.set("stable", "run-1")).isEqualTo(this.first);
		assertThat(this.fixtures.models().resolve("stable")).isEqualTo(this.first);
		this.aliases.set("stable", "run-2");
		assertThat(this.fixtures.models().resolve("stable")).isEqualTo(this.second);
		assertThat(this.fixtures.models().known().now().aliasesOf(this.second.id())).containsExactly("stable");
		assertThat(this.fixtures.models().known().now().aliasesOf(this.first.id())).isEmpty();
		this.aliases.delete("stable");
		assertThat(this.fixtures.models().find("stable")).isEmpty();
		assertThatExceptionOfType(UnknownAliasException.class).isThrownBy(() -> this.aliases.delete("stable"));
		assertThatExceptionOfType(UnknownAliasException.class).isThrownBy(() -> this.aliases.modelOf("run-1"));
	}

	@Test
	void whatIsSetByAnAliasKeepsItsModel() {
		this.aliases.set("canary", "run-2");
		this.aliases.set("stable", "canary");
		this.fixtures.models().choose("canary");
		this.aliases.set("canary", "run-1");
		assertThat(this.aliases.modelOf("stable")).isEqualTo("run-2");
		assertThat(this.fixtures.models().current()).contains(this.second);
	}

	@Test
	void aliasesSurviveARestart() throws IOException {
		// a name that the file's own fields have, too
		for (String alias : List.of("stable", "checksum", "aliases.json")) {
			this.aliases.set(alias, "run-1");
		}
		this.aliases.delete("stable");
		this.fixtures.close();
		this.fixtures = new ModelFixtures(this.folder);
		assertThat(this.fixtures.aliases().all()).containsOnlyKeys("checksum", "aliases.json").containsValue("run-1");
		assertThat(this.fixtures.damages().list()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "current", "compare", "Aliases", "run-7", "pretrained", "con", "x.tmp", "-x", "", "a b" })
	void someNamesAreReserved(String alias) {
		assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> this.aliases.set(alias, "run-1"));
		assertThat(this.aliases.all()).isEmpty();
	}

	@Test
	void noAliasTakesTheNameOfAModelNorAModelThatOfAnAlias() throws IOException {
		ModelImports imports = this.fixtures.imports();
		byte[] file = SafetensorsFiles.ofClasses(2);
		imports.add(new ImportRequest("mine", null, LABELS), new ByteArrayInputStream(file), file.length);
		assertThatExceptionOfType(ModelExistsException.class).isThrownBy(() -> this.aliases.set("Mine", "run-1"));
		this.aliases.set("Stable", "run-1");
		assertThatExceptionOfType(ModelExistsException.class).isThrownBy(() -> this.aliases.set("stable", "run-1"));
		assertThatExceptionOfType(ModelExistsException.class)
			.isThrownBy(() -> imports.add(new ImportRequest("stable", null, LABELS), new ByteArrayInputStream(file),
					file.length))
			.withMessageContaining("DELETE /models/aliases/Stable");
		this.aliases.set("import-1", "run-1");
		assertThat(imports.add(new ImportRequest(null, null, LABELS), new ByteArrayInputStream(file), file.length).id())
			.isEqualTo("import-2");
	}

	@Test
	void theModelOfAnAliasIsNotDeleted() {
		this.aliases.set("stable", "run-1");
		for (String name : List.of("run-1", "stable")) {
			assertThatExceptionOfType(ModelInUseException.class).isThrownBy(() -> this.fixtures.models().delete(name))
				.withMessageContaining("The model run-1 has the alias stable.")
				.withMessageContaining("DELETE /models/aliases/stable");
		}
		this.aliases.delete("stable");
		this.fixtures.models().delete("run-1");
		assertThatExceptionOfType(UnknownModelException.class).isThrownBy(() -> this.aliases.set("stable", "run-1"));
	}

	@Test
	void anyFlippedByteOfTheFileIsTold() throws IOException {
		this.aliases.set("stable", "run-1");
		Path file = this.folder.resolve("aliases.json");
		byte[] whole = Files.readAllBytes(file);
		for (int at = 0; at < whole.length; at++) {
			byte[] flipped = whole.clone();
			flipped[at] ^= (byte) (1 << at % 8);
			Files.write(file, flipped);
			StoredModels restarted = StoredModels.of(this.fixtures.home(), false);
			assertThat(restarted.damages().list()).as("byte %s", at)
				.extracting(Damage::path)
				.containsExactly("aliases.json");
			assertThat(restarted.aliases().all()).isEmpty();
		}
		StoredModels restarted = StoredModels.of(this.fixtures.home(), false);
		restarted.aliases().set("stable", "run-2");
		assertThat(restarted.damages().list()).isEmpty();
	}

	@Test
	void anAliasWhoseModelIsGoneIsTold() throws IOException {
		this.aliases.set("stable", "run-1");
		Files.delete(this.folder.resolve("models/run-1/model.json"));
		StoredModels restarted = StoredModels.of(this.fixtures.home(), false);
		assertThat(restarted.damages().list()).singleElement()
			.extracting(Damage::problem)
			.asString()
			.contains("\"run-1\"")
			.contains("PUT /models/aliases/stable");
		assertThatExceptionOfType(UnknownModelException.class).isThrownBy(() -> restarted.models().get("stable"));
	}

}
