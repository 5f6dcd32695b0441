package io.convscope.model.project;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.convscope.dataset.DatasetDetails;
import io.convscope.dataset.DatasetStatus;
import io.convscope.dataset.importing.ImportRequest;
import io.convscope.dataset.importing.Imports;
import io.convscope.dataset.importing.ReceivedArchive;
import io.convscope.dataset.own.OwnDataset;
import io.convscope.dataset.own.OwnDatasets;
import io.convscope.dataset.own.OwnDatasetsProperties;
import io.convscope.image.reading.PictureReader;
import io.convscope.model.store.ModelFixtures;
import io.convscope.model.store.Models;
import org.awaitility.Awaitility;

import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.util.unit.DataSize;

/**
 * The data sets and models of a home folder, with all that saves and opens projects, in a
 * test.
 */
final class ProjectHome implements AutoCloseable {

	final ModelFixtures fixtures;

	final OwnDatasets datasets;

	final MockMvcTester mvc;

	private final Imports imports;

	ProjectHome(Path folder) {
		this.fixtures = new ModelFixtures(folder);
		PictureReader reader = new PictureReader(1 << 20, 1 << 22, 2);
		this.datasets = new OwnDatasets(this.fixtures.home(), List.of(),
				new OwnDatasetsProperties(1000, 1000, DataSize.ofMegabytes(64)), reader, Clock.systemUTC());
		this.imports = new Imports(this.fixtures.home(), this.datasets, reader,
				new OpenedModels(this.fixtures.imports(), models()));
		this.mvc = MockMvcTester
			.of(new ProjectController(this.datasets, models(), ModelFixtures.weights(this.fixtures.home(), models())));
	}

	Models models() {
		return this.fixtures.models();
	}

	MvcTestResult get(String address) {
		return this.mvc.get().uri(address).exchange();
	}

	/** Opens a project, and returns its data set when that is ready. */
	OwnDataset open(String name, byte[] project) throws IOException {
		OwnDataset opened;
		try (ReceivedArchive received = this.imports.receive()) {
			received.receive(new ByteArrayInputStream(project));
			opened = this.imports.start(ImportRequest.of(Map.of("name", name)), received);
		}
		Awaitility.await()
			.atMost(Duration.ofMinutes(1))
			.until(() -> opened.status().state() != DatasetStatus.State.IMPORTING);
		return opened;
	}

	/** What is told of the model of an opened project. */
	static List<String> words(OwnDataset opened) {
		DatasetDetails details = opened.status().details();
		return (details == null) ? List.of()
				: details.problems()
					.stream()
					.filter((each) -> each.kind() == DatasetDetails.Kind.MODEL)
					.map(DatasetDetails.Finding::message)
					.toList();
	}

	@Override
	public void close() throws IOException {
		this.imports.destroy();
		this.fixtures.close();
	}

}
