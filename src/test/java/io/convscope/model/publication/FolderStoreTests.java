package io.convscope.model.publication;

import java.nio.file.Path;

import org.junit.jupiter.api.io.TempDir;

class FolderStoreTests extends StoreTests {

	@TempDir
	private Path folder;

	@Override
	ObjectStore open() {
		return new FolderStore(this.folder.resolve("store"));
	}

}
