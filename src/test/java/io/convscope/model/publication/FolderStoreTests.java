package io.convscope.model.publication;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class FolderStoreTests extends StoreTests {

	@TempDir
	private Path folder;

	@Override
	ObjectStore open() {
		return new FolderStore(this.folder.resolve("store"));
	}

	@Test
	void whatAKilledProcessLeftCanBeDeleted() throws IOException {
		Files.createDirectories(this.folder.resolve("store/weights"));
		Files.createFile(this.folder.resolve("store/weights/ab.safetensors.tmp"));
		ObjectStore store = open();
		assertThat(store.list()).containsExactly("weights/ab.safetensors.tmp");
		store.delete("weights/ab.safetensors.tmp");
		assertThat(this.folder.resolve("store/weights")).isEmptyDirectory();
	}

	@Test
	void replicasGoOnWhileTheFolderIsAway() throws IOException {
		Path here = this.folder.resolve("store");
		Path away = this.folder.resolve("away");
		new AbsentStore(this.folder, new FolderStore(here)).isNoLossForReplicas(() -> Files.move(here, away),
				() -> Files.move(away, here));
	}

}
