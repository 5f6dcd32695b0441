package io.convscope.dataset;

import java.nio.file.Path;

import io.convscope.dataset.cifar10.ArchiveServer;
import io.convscope.dataset.cifar10.FakeCifar10;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * What tests of CIFAR-10 start from: a small archive, a server for it, an empty folder.
 */
public abstract class FakeCifar10Tests {

	public final FakeCifar10 fake = new FakeCifar10();

	public final ArchiveServer server = new ArchiveServer();

	@TempDir
	public Path datasets;

	@AfterEach
	void stopServer() {
		this.server.close();
	}

}
