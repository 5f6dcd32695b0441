package io.convscope.training;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import io.convscope.dataset.Dataset;
import io.convscope.dataset.DatasetCatalog;
import io.convscope.model.store.ModelFixtures;
import io.convscope.model.store.Models;
import io.convscope.network.engine.Networks;
import io.convscope.training.run.Run;
import io.convscope.training.run.RunState;
import io.convscope.training.run.RunView;
import io.convscope.training.run.TrainingProperties;
import org.awaitility.Awaitility;

/**
 * The service's part that trains, on a home in a folder, with no Spring context: as long
 * as a process would live.
 */
final class TrainingHome implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofMinutes(2);

	private final ModelFixtures fixtures;

	private final TrainingService service;

	private final QueueForecast queue;

	TrainingHome(Path folder, Networks networks, Dataset dataset) {
		this(folder, networks, dataset, new TrainingProperties(10, Duration.ofMinutes(5), true));
	}

	TrainingHome(Path folder, Networks networks, Dataset dataset, TrainingProperties properties) {
		this.fixtures = new ModelFixtures(folder, networks);
		DatasetCatalog datasets = DatasetCatalog.of(dataset);
		this.service = TrainingService.of(this.fixtures.home(), models(), networks, datasets, properties);
		this.queue = new QueueForecast(this.service.thread(), datasets);
	}

	TrainingHome start() {
		this.service.thread().start();
		return this;
	}

	Runs runs() {
		return this.service.runs();
	}

	Models models() {
		return this.fixtures.models();
	}

	Run run(int id) {
		return runs().get(Integer.toString(id)).snapshot();
	}

	RunView view(int id) {
		return this.queue.view(run(id));
	}

	List<OwnerView> owners() {
		return OwnerView.of(runs().all(), this.queue);
	}

	Run await(int id, RunState state) {
		return Awaitility.await().atMost(PATIENCE).until(() -> run(id), (run) -> run.state() == state);
	}

	@Override
	public void close() throws IOException {
		this.service.thread().stop();
		this.fixtures.close();
	}

}
