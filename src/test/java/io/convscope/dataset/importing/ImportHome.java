package io.convscope.dataset.importing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.convscope.dataset.DatasetDetails;
import io.convscope.dataset.DatasetStatus;
import io.convscope.dataset.own.OwnDataset;
import io.convscope.dataset.own.OwnDatasets;
import io.convscope.dataset.own.OwnDatasetsProperties;
import io.convscope.home.ConvscopeHome;
import io.convscope.image.reading.PictureReader;
import org.awaitility.Awaitility;

import org.springframework.util.unit.DataSize;

/**
 * The imports of a home folder in a test.
 */
final class ImportHome implements AutoCloseable {

	static final OwnDatasetsProperties LIMITS = new OwnDatasetsProperties(2000, 1000, DataSize.ofMegabytes(64));

	private final ConvscopeHome home;

	final OwnDatasets datasets;

	final Imports imports;

	ImportHome(Path folder, OwnDatasetsProperties limits) {
		this(folder, limits, (dataset, description, weights) -> ProjectModels.Kept.leftOut("There are none here."));
	}

	ImportHome(Path folder, OwnDatasetsProperties limits, ProjectModels models) {
		this.home = new ConvscopeHome(folder);
		PictureReader reader = new PictureReader(1 << 20, 1 << 22, 2);
		this.datasets = new OwnDatasets(this.home, List.of(), limits, reader, Clock.systemUTC());
		this.imports = new Imports(this.home, this.datasets, reader, models);
	}

	OwnDataset start(byte[] archive, Map<String, String> fields) throws IOException {
		try (ReceivedArchive received = this.imports.receive()) {
			received.requireRoom(archive.length);
			received.receive(new ByteArrayInputStream(archive));
			return this.imports.start(ImportRequest.of(fields), received);
		}
	}

	/** Imports as the data set "desk" with pictures of 16x16. */
	OwnDataset desk(byte[] archive) throws IOException {
		OwnDataset started = start(archive, Map.of("name", "desk", "pictureSize", "16"));
		Awaitility.await()
			.atMost(Duration.ofMinutes(1))
			.until(() -> started.status().state() != DatasetStatus.State.IMPORTING);
		return started;
	}

	static DatasetDetails details(OwnDataset dataset) {
		DatasetDetails details = dataset.status().details();
		if (details == null) {
			throw new AssertionError("no details");
		}
		return details;
	}

	@Override
	public void close() throws IOException {
		this.imports.destroy();
		this.home.destroy();
	}

}
