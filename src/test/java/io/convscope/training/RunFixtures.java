package io.convscope.training;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import io.convscope.catalog.cost.TrainingMemory;
import io.convscope.dataset.Dataset;
import io.convscope.dataset.DatasetCatalog;
import io.convscope.dataset.Samples;
import io.convscope.home.ConvscopeHome;
import io.convscope.model.TrainingSettings;
import io.convscope.model.store.ModelFixtures;
import io.convscope.model.store.Models;
import io.convscope.training.cluster.Cluster;
import io.convscope.training.metrics.EpochResult;
import io.convscope.training.run.Run;
import io.convscope.training.run.RunRequest;
import io.convscope.training.run.RunStore;
import io.convscope.training.run.TrainingProperties;
import io.convscope.training.run.TrainingRun;

import static io.convscope.image.PictureSizes.CIFAR10;
import static org.awaitility.Awaitility.await;

/**
 * A service of runs on scripted networks, whose time goes on only when a test says so.
 */
public final class RunFixtures implements AutoCloseable {

	public static final int PICTURES = 20;

	public final ScriptedNetworks networks = new ScriptedNetworks();

	private final AtomicLong nanoTime = new AtomicLong();

	private final ModelFixtures fixtures;

	private final DatasetCatalog datasets;

	private TrainingService service;

	public RunFixtures(Path folder) {
		this.fixtures = new ModelFixtures(folder, this.networks);
		this.datasets = DatasetCatalog.of(numbered());
		begin();
	}

	/**
	 * All of the first class; the first value of picture i is i / 255.
	 */
	public static Dataset numbered() {
		byte[] planes = new byte[PICTURES * CIFAR10.values()];
		for (int i = 0; i < PICTURES; i++) {
			planes[i * CIFAR10.values()] = (byte) i;
		}
		Samples train = new Samples(CIFAR10, planes, new byte[PICTURES]);
		Samples test = new Samples(CIFAR10, new byte[4 * CIFAR10.values()], new byte[4]);
		return new Dataset("numbered", List.of("zero", "one"), train, test);
	}

	public static TrainingSettings settings(int epochs, int batchSize) {
		return new TrainingSettings(epochs, batchSize, 0.01, 0.9, 42, null);
	}

	void begin() {
		TrainingProperties properties = new TrainingProperties(10, Duration.ofMinutes(5), true);
		this.service = TrainingService.of(this.fixtures.home(), models(), this.networks, this.datasets, properties,
				this.nanoTime::get);
		this.service.thread().start();
	}

	/**
	 * Goes on as another process on the same home.
	 */
	public void restart() {
		this.service.thread().stop();
		begin();
	}

	public ConvscopeHome home() {
		return this.fixtures.home();
	}

	public void passSeconds(double seconds) {
		this.nanoTime.addAndGet(Math.round(seconds * 1e9));
	}

	public Run run(TrainingSettings settings) {
		return awaitEnd(start(settings));
	}

	public Run start(TrainingSettings settings) {
		return runs().start(new RunRequest("a run", "numbered", "quick", settings));
	}

	public Run awaitEnd(Run run) {
		TrainingRun started = runs().get(Integer.toString(run.id()));
		return await().atMost(Duration.ofMinutes(1)).until(started::snapshot, (each) -> each.endedAt() != null);
	}

	public List<EpochResult> epochs(Run run) {
		return runs().get(Integer.toString(run.id())).metrics().snapshot().epochs();
	}

	public Runs runs() {
		return this.service.runs();
	}

	public QueueForecast queue() {
		return new QueueForecast(this.service.thread(), this.datasets);
	}

	RunStore store() {
		return this.service.store();
	}

	public Models models() {
		return this.fixtures.models();
	}

	public RunRequests requests() {
		return new RunRequests(models(), this.datasets, this.fixtures.catalog(), this.networks,
				new TrainingMemory(Long.MAX_VALUE, 100 << 20), Cluster.none());
	}

	@Override
	public void close() throws IOException {
		this.service.thread().stop();
		this.fixtures.close();
	}

}
