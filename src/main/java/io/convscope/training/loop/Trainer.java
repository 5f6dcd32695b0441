package io.convscope.training.loop;

import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.function.LongSupplier;

import io.convscope.dataset.Dataset;
import io.convscope.dataset.DatasetAbsentException;
import io.convscope.dataset.DatasetCatalog;
import io.convscope.dataset.DatasetUnavailableException;
import io.convscope.dataset.UnknownDatasetException;
import io.convscope.evaluation.Evaluator;
import io.convscope.home.StorageException;
import io.convscope.model.store.Models;
import io.convscope.model.store.UnreadableWeightsException;
import io.convscope.network.UnsupportedFreezeException;
import io.convscope.network.UnsupportedPrecisionException;
import io.convscope.network.engine.Networks;
import io.convscope.training.cluster.Cluster;
import io.convscope.training.cluster.DriverFailedException;
import io.convscope.training.run.EarlyStopping;
import io.convscope.training.run.RunEnding;
import io.convscope.training.run.RunState;
import io.convscope.training.run.TrainingProperties;
import io.convscope.training.run.TrainingRun;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Trains a run from its start to its end on the calling thread. Used by the one training
 * thread.
 */
@Component
public class Trainer {

	private static final Logger logger = LoggerFactory.getLogger(Trainer.class);

	private final DatasetCatalog datasets;

	private final Networks networks;

	private final RunEnding ending;

	private final TrainingAttempt attempts;

	private final ClusterTraining distributed;

	private final Duration memoryWait;

	@Autowired
	public Trainer(DatasetCatalog datasets, Networks networks, Evaluator evaluator, Models models, RunEnding ending,
			TrainingProperties properties, Cluster cluster, Clock clock) {
		this(datasets, networks, evaluator, models, ending, properties, cluster, clock, System::nanoTime,
				Duration.ofSeconds(2));
	}

	public Trainer(DatasetCatalog datasets, Networks networks, Evaluator evaluator, Models models, RunEnding ending,
			TrainingProperties properties, Cluster cluster, Clock clock, LongSupplier nanoTime, Duration memoryWait) {
		this.memoryWait = memoryWait;
		this.datasets = datasets;
		this.networks = networks;
		this.ending = ending;
		this.attempts = new TrainingAttempt(networks, evaluator, models, properties, clock, nanoTime);
		this.distributed = new ClusterTraining(cluster, networks, evaluator, models, clock, nanoTime);
	}

	/**
	 * Trains; whatever happens, the run has ended, or is paused or interrupted
	 * afterwards.
	 * @param run a queued run; nothing happens if it was cancelled meanwhile
	 * @throws StorageException if its start can't be kept on the disk; it is queued still
	 */
	public void train(TrainingRun run) {
		if (!run.start(this.networks.engine(), this.networks.threads())) {
			return;
		}
		logger.info("Run {} starts: {} with {}", run.id(), run.snapshot().dataset(), run.snapshot().settings());
		try {
			boolean done = learn(run);
			this.ending.end(run, done ? RunState.COMPLETED : run.stop().outcome(),
					done ? EarlyStopping.of(run).orElse(null) : null);
		}
		catch (InterruptedException ex) {
			this.ending.end(run, run.stop().outcome(), null);
		}
		catch (DivergedException ex) {
			this.ending.end(run, RunState.FAILED, ex.getMessage());
		}
		catch (UnknownDatasetException | DatasetAbsentException | DatasetUnavailableException | StartGoneException
				| UnreadableWeightsException | UnsupportedFreezeException | UnsupportedPrecisionException
				| DriverFailedException ex) {
			fail(run, String.valueOf(ex.getMessage()));
		}
		catch (UncheckedIOException ex) {
			logger.error("Run {} can't go on", run.id(), ex);
			this.ending.end(run, RunState.PAUSED, RunEnding.resumable(run, why(ex)));
		}
		catch (Exception | Error ex) {
			logger.error("Run {} can't go on", run.id(), ex);
			if (MemoryShortage.isCauseOf(ex)) {
				this.ending.end(run, RunState.PAUSED,
						RunEnding.resumable(run, "There is not enough memory, again and again (" + ex.getMessage()
								+ "). Give the service more memory, or have it do less at the same time."));
			}
			else {
				fail(run, "Something unexpected went wrong (" + ex + "); the service's log has the details.");
			}
		}
	}

	private static String why(UncheckedIOException failure) {
		String message = String.valueOf(failure.getMessage());
		return (failure instanceof StorageException) ? message : message + ": " + failure.getCause().getMessage();
	}

	// what was learned until the last checkpoint is not given up
	private void fail(TrainingRun run, String reason) {
		if (run.checkpoints().exist() || run.cluster().exist()) {
			this.ending.end(run, RunState.PAUSED, RunEnding.resumable(run, reason));
		}
		else {
			this.ending.end(run, RunState.FAILED, reason);
		}
	}

	// a run never fails for memory that others have for a moment
	private boolean learn(TrainingRun run) throws Exception {
		MemoryShortage shortage = new MemoryShortage(run, this.memoryWait);
		while (true) {
			try {
				Dataset dataset = run.stop().interruptibly(() -> this.datasets.load(run.snapshot().dataset()));
				boolean here = run.snapshot().settings().workers() == null;
				return here ? this.attempts.train(run, dataset) : this.distributed.train(run, dataset);
			}
			catch (RuntimeException | Error ex) {
				if (!MemoryShortage.isCauseOf(ex) || !shortage.awaitEnd(ex)) {
					throw ex;
				}
			}
		}
	}

}
