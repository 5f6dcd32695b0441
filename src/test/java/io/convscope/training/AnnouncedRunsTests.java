package io.convscope.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.convscope.home.Creations;
import io.convscope.model.store.ModelFixtures;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What is created is announced before it exists, and does not if that can't be noted.
 */
class AnnouncedRunsTests {

	@TempDir
	private Path folder;

	private final List<Path> files = new ArrayList<>();

	private final List<String> paths = new ArrayList<>();

	@AfterEach
	void ignore() {
		Creations.ignore();
	}

	@Test
	void aRunIsAnnouncedBeforeItExists() throws IOException {
		try (RunFixtures fixtures = new RunFixtures(this.folder)) {
			Creations.listen(this::note);
			fixtures.start(RunFixtures.settings(1, 4));
			assertThat(this.paths).containsExactly("/runs/1");
			assertThat(this.files).singleElement().satisfies((file) -> assertThat(file).exists());
			Creations.listen(AnnouncedRunsTests::refuse);
			assertThatThrownBy(() -> fixtures.start(RunFixtures.settings(1, 4))).hasMessage("refused");
			assertThat(fixtures.runs().list()).hasSize(1);
		}
	}

	@Test
	void aModelIsAnnouncedBeforeItExistsAndOnce() throws IOException {
		try (ModelFixtures fixtures = new ModelFixtures(this.folder)) {
			Creations.listen(this::note);
			fixtures.save(1, "shapes", List.of("a", "b"), 1);
			assertThat(this.paths).containsExactly("/models/run-1");
			assertThat(this.files).singleElement().satisfies((file) -> assertThat(file).exists());
			Creations.listen(AnnouncedRunsTests::refuse);
			assertThatThrownBy(() -> fixtures.save(2, "shapes", List.of("a", "b"), 1)).hasMessage("refused");
			assertThat(fixtures.models().find("run-2")).isEmpty();
		}
	}

	private void note(Path file, String path) {
		assertThat(Files.exists(file)).isFalse();
		this.files.add(file);
		this.paths.add(path);
	}

	private static void refuse(Path file, String path) {
		throw new IllegalStateException("refused");
	}

}
