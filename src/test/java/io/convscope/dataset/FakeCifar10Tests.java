package io.convscope.dataset;

import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * What tests of CIFAR-10 start from: a small archive, a server for it, an empty folder.
 */
abstract class FakeCifar10Tests {

	final FakeCifar10 fake = new FakeCifar10();

	final ArchiveServer server = new ArchiveServer();

	@TempDir
	Path datasets;

	@AfterEach
	void stopServer() {
		this.server.close();
	}

}
