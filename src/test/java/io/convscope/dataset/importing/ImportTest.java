package io.convscope.dataset.importing;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * A test that imports archives into a home folder.
 */
abstract class ImportTest {

	@TempDir
	Path folder;

	ImportHome home;

	@BeforeEach
	void open() {
		this.home = new ImportHome(this.folder, ImportHome.LIMITS);
	}

	@AfterEach
	void close() throws IOException {
		this.home.close();
	}

}
