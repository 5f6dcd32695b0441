package io.convscope.training;

import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.function.LongSupplier;

import io.convscope.dataset.Dataset;
import io.convscope.dataset.DatasetCatalog;
import io.convscope.dataset.DatasetUnavailableException;
import io.convscope.evaluation.Evaluator;
import io.convscope.model.Model;
import io.convscope.model.Models;
import io.convscope.model.TrainingSettings;
import io.convscope.network.Architecture;
import io.convscope.network.Networks;
import io.convscope.network.Sgd;
import io.convscope.network.TrainableNetwork;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Takes a run from its start to its end on the calling thread. Used by the one training
 * thread.
 */
@Component
class Trainer {

	private static final Logger logger = LoggerFactory.getLogger(Trainer.class);

	private final DatasetCatalog datasets;

	private final Networks networks;

	private final Evaluator evaluator;

	private final Models models;

	private final LongSupplier nanoTime;

	private final Clock clock = Clock.systemUTC();

	@Autowired
	Trainer(DatasetCatalog datasets, Networks networks, Evaluator evaluator, Models models) {
		this(datasets, networks, evaluator, models, System::nanoTime);
	}

	Trainer(DatasetCatalog datasets, Networks networks, Evaluator evaluator, Models models, LongSupplier nanoTime) {
		this.nanoTime = nanoTime;
		this.datasets = datasets;
		this.networks = networks;
		this.evaluator = evaluator;
		this.models = models;
	}

	/**
	 * Trains; whatever happens, the run has ended or is interrupted afterwards.
	 * @param run a queued run
	 */
	void train(TrainingRun run) {
		try {
			run.start(this.networks.engine());
			logger.info("Run {} starts: {} with {}", run.id(), run.snapshot().dataset(), run.snapshot().settings());
			Dataset dataset = run.stop().interruptibly(() -> this.datasets.load(run.snapshot().dataset()));
			boolean done = learn(run, dataset);
			end(run, done ? RunState.COMPLETED : stopped(run), done ? EarlyEnd.of(run).orElse(null) : null);
		}
		catch (InterruptedException ex) {
			end(run, stopped(run), null);
		}
		catch (DatasetUnavailableException | StartGoneException | DivergedException ex) {
			end(run, RunState.FAILED, ex.getMessage());
		}
		catch (UncheckedIOException ex) {
			logger.error("Run {} failed", run.id(), ex);
			end(run, RunState.FAILED, ex.getMessage() + ": " + ex.getCause().getMessage());
		}
		catch (OutOfMemoryError ex) {
			logger.error("Run {} failed", run.id(), ex);
			end(run, RunState.FAILED, "There is not enough memory (" + ex.getMessage()
					+ "). Try a smaller batchSize, or give the service more memory.");
		}
		catch (Exception | Error ex) {
			logger.error("Run {} failed", run.id(), ex);
			end(run, RunState.FAILED,
					"Something unexpected went wrong (" + ex + "); the service's log has the details.");
		}
	}

	private boolean learn(TrainingRun run, Dataset dataset) {
		TrainingSettings settings = run.snapshot().settings();
		Architecture architecture = Architecture.article(dataset.labels().size());
		StartingPoint start = StartingPoint.of(settings, architecture, this.models);
		run.epochs().keep(0, start.weights());
		Sgd sgd = new Sgd(settings.learningRate(), settings.momentum());
		try (TrainableNetwork network = this.networks.training(architecture, start.weights(), sgd, start.seed())) {
			BestEpoch best = new BestEpoch(run, dataset, this.models, this.clock);
			TrainingTime time = new TrainingTime(settings, run.snapshot().progress().elapsedSeconds(), this.nanoTime);
			TrainingParts parts = TrainingParts.of(dataset, settings);
			return new TrainingLoop(run, parts, network, this.evaluator, best, time, start.seed()).train();
		}
	}

	private static RunState stopped(TrainingRun run) {
		return (run.stop().cause().orElse(null) == StopRequest.Cause.CANCEL) ? RunState.CANCELLED
				: RunState.INTERRUPTED;
	}

	private void end(TrainingRun run, RunState state, @Nullable String reason) {
		try {
			if (state.isFinal()) {
				freeze(run);
			}
			run.end(state,
					(state == RunState.INTERRUPTED) ? "The service was stopped while the run was under way." : reason);
			logger.info("Run {} is {}{}", run.id(), state, (reason != null) ? ": " + reason : "");
		}
		catch (RuntimeException | Error ex) {
			logger.error("The end of run {} can't be kept", run.id(), ex);
			String why = (reason != null) ? reason
					: "The end of the run can't be written to the disk: " + ex.getMessage();
			run.show((each) -> each.ended(RunState.FAILED, why, this.clock.instant()));
		}
	}

	/**
	 * Makes the model of a run that ended final, where it has one.
	 * @param run the run
	 */
	void freeze(TrainingRun run) {
		Double last = run.snapshot().progress().testAccuracy();
		this.models.freeze(Model.idOf(run.id()), last, this.clock.instant());
	}

}
