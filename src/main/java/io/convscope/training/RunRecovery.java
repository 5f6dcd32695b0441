package io.convscope.training;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

import io.convscope.model.Model;
import io.convscope.model.Models;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * Brings runs back from the disk, finishing what an end of the process broke off: a run
 * that was under way is interrupted, unless its model is final already, and by default
 * waits for its turn again; the model of one that had ended becomes final.
 */
@Component
class RunRecovery {

	private static final Logger logger = LoggerFactory.getLogger(RunRecovery.class);

	private final RunStore store;

	private final Models models;

	private final RunEnding ending;

	private final boolean resume;

	private final Clock clock = Clock.systemUTC();

	RunRecovery(RunStore store, Models models, RunEnding ending, TrainingProperties properties) {
		this.store = store;
		this.models = models;
		this.ending = ending;
		this.resume = properties.resumeOnStart();
	}

	/**
	 * Recovers all runs.
	 * @return in the order of their numbers; none is running
	 */
	List<TrainingRun> recoverAll() {
		return this.store.readAll().stream().map(this::recover).toList();
	}

	private TrainingRun recover(Run found) {
		TrainingRun run = new TrainingRun(found, this.store.folder(found.id()), this.clock);
		Optional<Model> model = this.models.find(Model.idOf(found.id()));
		if (found.modelId() == null && model.isPresent()) {
			run.keepModel(model.get().id());
		}
		if (found.state() == RunState.RUNNING) {
			end(run, model.filter((each) -> !each.provisional()).isPresent());
		}
		if (run.snapshot().state().isFinal()) {
			settle(run);
		}
		if (this.resume && run.snapshot().state() == RunState.INTERRUPTED) {
			run.queueAgain(run.snapshot().resumedAt());
		}
		return run;
	}

	private static void end(TrainingRun run, boolean hasFinalModel) {
		Run found = run.snapshot();
		if (hasFinalModel) {
			Optional<String> early = EarlyEnd.of(run);
			boolean done = early.isPresent() || found.progress().epoch() == found.settings().epochs();
			run.end(done ? RunState.COMPLETED : RunState.CANCELLED, early.orElse(null));
		}
		else {
			logger.warn("Run {} was under way when the process ended", found.id());
			run.end(RunState.INTERRUPTED, "The process ended while the run was under way.");
		}
	}

	// one damaged model must not keep the service from starting
	private void settle(TrainingRun run) {
		try {
			this.ending.settle(run);
		}
		catch (RuntimeException ex) {
			logger.error("The model of run {} can't be made final", run.id(), ex);
		}
	}

}
