package io.convscope.training.loop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;

import io.convscope.dataset.Dataset;
import io.convscope.evaluation.Evaluator;
import io.convscope.model.TrainingSettings;
import io.convscope.model.store.Models;
import io.convscope.network.Architecture;
import io.convscope.network.engine.Networks;
import io.convscope.training.checkpoint.Position;
import io.convscope.training.cluster.ClusterFiles;
import io.convscope.training.cluster.Driver;
import io.convscope.training.cluster.DriverFailedException;
import io.convscope.training.cluster.Cluster;
import io.convscope.training.run.TrainingRun;
import io.convscope.training.run.TrainingTime;

/**
 * One attempt to have a cluster train a run: finds the process that does it already, or
 * submits one, which goes on after the last epoch that it has finished.
 */
final class ClusterTraining {

	private final Cluster cluster;

	private final Networks networks;

	private final Evaluator evaluator;

	private final Models models;

	private final Clock clock;

	private final LongSupplier nanoTime;

	ClusterTraining(Cluster cluster, Networks networks, Evaluator evaluator, Models models, Clock clock,
			LongSupplier nanoTime) {
		this.cluster = cluster;
		this.networks = networks;
		this.evaluator = evaluator;
		this.models = models;
		this.clock = clock;
		this.nanoTime = nanoTime;
	}

	/**
	 * Trains a run until it is done, or a stop is requested.
	 * @param run a running run whose settings have workers
	 * @param stored its data set
	 * @return whether no stop was requested
	 * @throws DriverFailedException if the cluster can't train it
	 * @throws DivergedException if the loss is no longer finite
	 * @throws UncheckedIOException if files can't be read or written
	 */
	boolean train(TrainingRun run, Dataset stored) {
		try {
			return follow(run, stored);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The files of the run's cluster can't be read or written", ex);
		}
	}

	private boolean follow(TrainingRun run, Dataset stored) throws IOException {
		stored.requireTrainable();
		TrainingSettings settings = run.snapshot().settings();
		Architecture architecture = new Architecture(run.snapshot().network(), stored.labels().size());
		Dataset dataset = stored.resized(architecture.pictureSize());
		TrainingAttempt.keepFingerprint(run, stored.fingerprint());
		ClusterFiles files = run.cluster();
		Optional<Driver> working = Driver.of(files);
		if (working.isEmpty() && !files.exist()) {
			run.epochs().keep(0, StartingPoint.of(settings, architecture, dataset.labels(), this.models).weights());
		}
		Driver driver = working.isPresent() ? working.get() : submit(run, files);
		TrainingData data = TrainingData.of(dataset, settings, settings.seed());
		double elapsed = Objects.requireNonNullElse(run.snapshot().progress().elapsedSeconds(), 0.0);
		TrainingTime time = new TrainingTime(settings, elapsed, this.nanoTime);
		Position position = position(run, data.batchesInEpoch(), elapsed);
		List<TrainingListener> listeners = List.of((epoch) -> run.metrics().add(epoch.result()),
				new ProgressMeter(run, data, time), new LossCurve(run.metrics(), data),
				new BestEpoch(run, dataset, this.models, this.clock),
				(epoch) -> run.epochs().keep(epoch.number(), epoch.weights().get()),
				(epoch) -> run.predictions().keep(epoch.number(), epoch.predictions()));
		ClusterLoop loop = new ClusterLoop(run, driver, architecture, data.test(), this.networks, this.evaluator,
				listeners);
		return loop.train(new TrainingState(position, time));
	}

	// the last epoch that is known is taken once more: a kill may have come in the middle
	private static Position position(TrainingRun run, int batches, double elapsed) {
		int kept = Math.max(0, run.metrics().snapshot().epochs().size() - 1);
		run.metrics().cutAfter(kept, (long) kept * batches);
		return new Position(kept, (long) kept * batches, elapsed, Position.EpochSums.NONE);
	}

	private Driver submit(TrainingRun run, ClusterFiles files) throws IOException {
		ClusterRequest.write(run.snapshot(), files, this.models);
		return this.cluster.submit(run.snapshot().dataset(), files);
	}

}
