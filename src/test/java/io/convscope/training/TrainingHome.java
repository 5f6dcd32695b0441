package io.convscope.training;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

import io.convscope.dataset.Dataset;
import io.convscope.dataset.DatasetCatalog;
import io.convscope.evaluation.Evaluator;
import io.convscope.model.ModelFixtures;
import io.convscope.model.Models;
import io.convscope.network.engine.Networks;
import org.awaitility.Awaitility;
import tools.jackson.databind.json.JsonMapper;

/**
 * The service's part that trains, on a home in a folder, with no Spring context: as long
 * as a process would live.
 */
final class TrainingHome implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofMinutes(2);

	private final ModelFixtures fixtures;

	private final TrainingThread thread;

	private final Runs runs;

	TrainingHome(Path folder, Networks networks, Dataset dataset) {
		this(folder, networks, dataset, new TrainingProperties(10, Duration.ofMinutes(5), true));
	}

	TrainingHome(Path folder, Networks networks, Dataset dataset, TrainingProperties properties) {
		this.fixtures = new ModelFixtures(folder, networks);
		RunStore store = new RunStore(this.fixtures.home(), new JsonMapper());
		DatasetCatalog datasets = DatasetCatalog.of(dataset);
		RunEnding ending = new RunEnding(models());
		Trainer trainer = new Trainer(datasets, networks, new Evaluator(), models(), ending, properties);
		this.thread = new TrainingThread(trainer, properties);
		this.runs = new Runs(store, new RunRecovery(store, models(), ending, properties), datasets, networks, ending,
				this.thread, new NoRunSpace(this.fixtures.home()));
	}

	TrainingHome start() {
		this.thread.start();
		return this;
	}

	Runs runs() {
		return this.runs;
	}

	Models models() {
		return this.fixtures.models();
	}

	Run run(int id) {
		return this.runs.get(Integer.toString(id)).snapshot();
	}

	Run await(int id, RunState state) {
		return Awaitility.await().atMost(PATIENCE).until(() -> run(id), (run) -> run.state() == state);
	}

	@Override
	public void close() throws IOException {
		this.thread.stop();
		this.fixtures.close();
	}

}
