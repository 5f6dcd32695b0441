package io.convscope.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.convscope.model.Model;
import io.convscope.model.store.ModelFixtures;
import io.convscope.training.run.PendingStop;
import io.convscope.training.run.Run;
import io.convscope.training.run.RunState;
import io.convscope.training.run.RunStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs and models of earlier versions, the first of which knew fewer settings, can still
 * be read.
 */
class OlderFilesTests {

	private static final String SETTINGS = """
			{"epochs": 2, "batchSize": 32, "learningRate": 0.01, "momentum": 0.9, "seed": 42, "trainLimit": null}""";

	@TempDir
	private Path folder;

	@Test
	void aRunIsRead() throws IOException {
		write("runs/1/run.json", """
				{"id": 1, "name": "shapes, quick", "state": "COMPLETED", "phase": null, "reason": null,
				 "dataset": "shapes", "recipe": "quick", "settings": %s,
				 "progress": {"epoch": 2, "batch": 125, "batches": 125, "loss": 0.1, "trainAccuracy": 0.9,
				   "testAccuracy": 0.95, "picturesPerSecond": 900.0, "etaSeconds": null},
				 "queuedAt": "2026-01-01T00:00:00Z", "startedAt": "2026-01-01T00:00:01Z",
				 "endedAt": "2026-01-01T00:01:00Z", "engine": "onednn", "modelId": "run-1"}
				""".formatted(SETTINGS));
		write("runs/1/metrics.jsonl",
				"""
						{"epoch":{"epoch":1,"loss":0.2,"trainAccuracy":0.8,"testAccuracy":0.9,"seconds":4.0,"evaluationSeconds":0.2,\
						"picturesPerSecond":900.0},"point":null}
						""");
		try (ModelFixtures fixtures = new ModelFixtures(this.folder)) {
			RunStore store = new RunStore(fixtures.home(), new JsonMapper());
			assertThat(store.read().whole()).singleElement().satisfies((run) -> {
				assertThat(run.progress().testAccuracy()).isEqualTo(0.95);
				assertThat(run.progress().elapsedSeconds()).isNull();
				assertThat(run.owner()).isNull();
				assertThat(run.settings()).isEqualTo(RunFixtures.settings(2, 32));
			});
			assertThat(store.folder(1).metrics(1).snapshot().epochs()).singleElement()
				.satisfies((epoch) -> assertThat(epoch.validationAccuracy()).isNull());
		}
	}

	@Test
	void aRunThatWasAboutToStopIsRead() throws IOException {
		write("runs/1/run.json", """
				{"id": 1, "name": "shapes, quick", "state": "RUNNING", "phase": "training", "reason": null,
				 "dataset": "shapes", "recipe": "quick", "settings": %s,
				 "progress": {"epoch": 1, "batch": 1, "batches": 125, "loss": 0.1, "trainAccuracy": null,
				   "testAccuracy": null, "picturesPerSecond": null, "etaSeconds": null},
				 "queuedAt": "2026-01-01T00:00:00Z", "startedAt": "2026-01-01T00:00:01Z", "engine": "onednn",
				 "modelId": "run-1", "place": 1, "stop": {"state": "FAILED", "reason": "The loss became NaN."}}
				""".formatted(SETTINGS));
		try (ModelFixtures fixtures = new ModelFixtures(this.folder)) {
			assertThat(new RunStore(fixtures.home(), new JsonMapper()).read().whole()).singleElement()
				.extracting(Run::stop)
				.isEqualTo(new PendingStop(RunState.FAILED, "The loss became NaN."));
		}
	}

	@Test
	void aModelIsRead() throws IOException {
		write("models/run-1/model.json", """
				{"id": "run-1", "dataset": "shapes", "labels": ["a", "b"], "runId": 1, "epoch": 2,
				 "selectedBy": "testAccuracy", "testAccuracy": 0.95, "lastEpochTestAccuracy": 0.94, "settings": %s,
				 "createdAt": "2026-01-01T00:01:00Z", "provisional": false}
				""".formatted(SETTINGS));
		try (ModelFixtures fixtures = new ModelFixtures(this.folder)) {
			Model model = fixtures.models().get("run-1");
			assertThat(model.validationAccuracy()).isNull();
			assertThat(model.settings()).isEqualTo(RunFixtures.settings(2, 32));
		}
	}

	private void write(String path, String text) throws IOException {
		Path file = this.folder.resolve(path);
		Files.createDirectories(file.getParent());
		Files.writeString(file, text);
	}

}
