package io.convscope.training.loop;

import java.time.Clock;
import java.util.List;
import java.util.function.LongSupplier;

import io.convscope.dataset.Dataset;
import io.convscope.evaluation.Evaluator;
import io.convscope.model.TrainingSettings;
import io.convscope.model.store.Models;
import io.convscope.network.Architecture;
import io.convscope.network.TrainableNetwork;
import io.convscope.network.engine.Networks;
import io.convscope.training.checkpoint.Checkpoint;
import io.convscope.training.run.TrainingProperties;
import io.convscope.training.run.TrainingRun;
import io.convscope.training.run.TrainingTime;

/**
 * One attempt to train a run, from its start or its last checkpoint: makes the network,
 * the loop and the listeners.
 */
final class TrainingAttempt {

	private final Networks networks;

	private final Evaluator evaluator;

	private final Models models;

	private final TrainingProperties properties;

	private final Clock clock;

	private final LongSupplier nanoTime;

	TrainingAttempt(Networks networks, Evaluator evaluator, Models models, TrainingProperties properties, Clock clock,
			LongSupplier nanoTime) {
		this.networks = networks;
		this.evaluator = evaluator;
		this.models = models;
		this.properties = properties;
		this.clock = clock;
		this.nanoTime = nanoTime;
	}

	/**
	 * Trains a run until it is done, or a stop is requested.
	 * @param run a running run
	 * @param stored its data set
	 * @return whether no stop was requested
	 */
	boolean train(TrainingRun run, Dataset stored) {
		stored.requireTrainable();
		TrainingSettings settings = run.snapshot().settings();
		Architecture architecture = new Architecture(run.snapshot().network(), stored.labels().size());
		Dataset dataset = stored.resized(architecture.pictureSize());
		StartingPoint start = start(run, architecture, stored);
		keepFingerprint(run, stored.fingerprint());
		try (TrainableNetwork network = this.networks.training(architecture, start.weights(), settings.learningRule(),
				start.seed()); Checkpoints checkpoints = checkpoints(run, network)) {
			if (start.learned() != null) {
				network.restore(start.learned());
			}
			TrainingTime time = new TrainingTime(settings, start.position().elapsedSeconds(), this.nanoTime);
			TrainingData data = TrainingData.of(dataset, settings, start.seed());
			TrainingLoop loop = new TrainingLoop(run, network, data,
					LearningRateSchedule.of(settings, data.batchesInEpoch()), this.evaluator,
					listeners(run, network, dataset, data, time, checkpoints));
			return loop.train(new TrainingState(start.position(), time));
		}
	}

	static void keepFingerprint(TrainingRun run, String fingerprint) {
		if (!fingerprint.equals(run.snapshot().fingerprint())) {
			run.keep((each) -> each.withFingerprint(fingerprint));
		}
	}

	private StartingPoint start(TrainingRun run, Architecture architecture, Dataset dataset) {
		TrainingSettings settings = run.snapshot().settings();
		Checkpoint checkpoint = Resumption.of(run, dataset, this.networks);
		if (checkpoint != null) {
			return StartingPoint.resumed(settings, checkpoint);
		}
		StartingPoint start = StartingPoint.of(settings, architecture, dataset.labels(), this.models);
		run.epochs().keep(0, start.weights());
		return start;
	}

	private Checkpoints checkpoints(TrainingRun run, TrainableNetwork network) {
		return new Checkpoints(run, (at) -> new Checkpoint(at, this.networks.engine(), this.networks.threads(),
				network.state(), run.snapshot().network()), this.properties.checkpointInterval());
	}

	// in this order: an epoch's figures are on the disk before it shows, and a checkpoint
	// knows no more than the disk
	private List<TrainingListener> listeners(TrainingRun run, TrainableNetwork network, Dataset dataset,
			TrainingData data, TrainingTime time, Checkpoints checkpoints) {
		return List.of((epoch) -> run.metrics().add(epoch.result()),
				new HistogramKeeper(network, run.snapshot().settings().learningRule(), data.test(), run.histograms()),
				new ProgressMeter(run, data, time), new LossCurve(run.metrics(), data),
				new BestEpoch(run, dataset, this.models, this.clock),
				(epoch) -> run.epochs().keep(epoch.number(), epoch.weights().get()),
				(epoch) -> run.predictions().keep(epoch.number(), epoch.predictions()), checkpoints);
	}

}
