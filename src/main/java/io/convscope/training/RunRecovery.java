package io.convscope.training;

import java.time.Clock;
import java.util.List;

import io.convscope.model.Model;
import io.convscope.model.Models;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Brings runs back from the disk, finishing what an end of the process broke off: a run
 * that was under way is interrupted, the model of one that had ended is final.
 */
@Component
class RunRecovery {

	private static final Logger logger = LoggerFactory.getLogger(RunRecovery.class);

	private final RunStore store;

	private final Models models;

	private final Trainer trainer;

	private final Clock clock = Clock.systemUTC();

	RunRecovery(RunStore store, Models models, Trainer trainer) {
		this.store = store;
		this.models = models;
		this.trainer = trainer;
	}

	/**
	 * Recovers all runs.
	 * @return in the order of their numbers; none is running
	 */
	List<TrainingRun> recoverAll() {
		return this.store.readAll().stream().map(this::recover).toList();
	}

	private TrainingRun recover(Run found) {
		TrainingRun run = new TrainingRun(found, this.store.metrics(found.id()), this.store, this.clock);
		if (found.modelId() == null && hasModel(found)) {
			run.keepModel(Model.idOf(found.id()));
		}
		switch (found.state()) {
			case RUNNING -> {
				logger.warn("Run {} was under way when the process ended", found.id());
				run.end(RunState.INTERRUPTED, "The process ended while the run was under way.");
			}
			case COMPLETED, CANCELLED -> freeze(run);
			default -> {
				// nothing was broken off
			}
		}
		return run;
	}

	private boolean hasModel(Run run) {
		return this.models.list().stream().anyMatch((model) -> model.id().equals(Model.idOf(run.id())));
	}

	// one damaged model must not keep the service from starting
	private void freeze(TrainingRun run) {
		try {
			this.trainer.freeze(run);
		}
		catch (RuntimeException ex) {
			logger.error("The model of run {} can't be made final", run.id(), ex);
		}
	}

}
