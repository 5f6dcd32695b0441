package io.convscope.training.run;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import io.convscope.home.StorageException;
import io.convscope.model.Model;
import io.convscope.model.store.Models;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * Recovers runs from disk and completes what the end of the process interrupted. A run
 * that was running enters the state of its pending stop; without one it becomes
 * interrupted and, by default, is queued again. The model of a run that had ended becomes
 * final.
 * <p>
 * If the disk is full, these changes are visible but not written, and made again at the
 * next start.
 */
@Component
public class RunRecovery {

	private static final Logger logger = LoggerFactory.getLogger(RunRecovery.class);

	private final RunStore store;

	private final Models models;

	private final RunEnding ending;

	private final boolean resume;

	private final Clock clock;

	public RunRecovery(RunStore store, Models models, RunEnding ending, TrainingProperties properties, Clock clock) {
		this.store = store;
		this.models = models;
		this.ending = ending;
		this.clock = clock;
		this.resume = properties.resumeOnStart();
	}

	/**
	 * Recovers all runs.
	 * @return the runs in the order of their numbers; none is running
	 */
	public List<TrainingRun> recoverAll() {
		RunStore.Found found = this.store.read();
		List<TrainingRun> runs = new ArrayList<>(found.whole().stream().map(this::recover).toList());
		found.damaged()
			.forEach((each) -> runs.add(TrainingRun.damaged(each, this.store.folder(each.id()), this.clock)));
		runs.sort(Comparator.comparingInt(TrainingRun::id));
		return runs;
	}

	private TrainingRun recover(Run found) {
		TrainingRun run = new TrainingRun(found, this.store.folder(found.id()), this.clock);
		Optional<Model> model = this.models.find(Model.idOf(found.id()));
		if (found.modelId() == null && model.isPresent()) {
			run.keepIfPossible((each) -> each.withModel(model.get().id()));
		}
		if (found.state() == RunState.RUNNING) {
			end(run, model.filter((each) -> !each.provisional()).isPresent());
		}
		if (run.snapshot().state().isFinal()) {
			this.ending.settle(run);
		}
		// a run that was requested to stop is not resumed automatically
		if (this.resume && run.snapshot().state() == RunState.INTERRUPTED && found.stop() == null) {
			run.requeue();
		}
		return run;
	}

	private void end(TrainingRun run, boolean hasFinalModel) {
		PendingStop end = Optional.ofNullable(run.snapshot().stop())
			.or(() -> hasFinalModel ? Optional.of(endOf(run)) : Optional.empty())
			.orElse(new PendingStop(RunState.INTERRUPTED, "The process ended while the run was under way."));
		logger.warn("Run {} was under way when the process ended; it is {}", run.id(), end.state());
		try {
			run.end(end.state(), end.reason(), (state) -> this.ending.settle(run));
		}
		catch (StorageException ex) {
			logger.warn("The end of run {} can't be written: {}", run.id(), ex.getMessage());
			run.stop(RunState.INTERRUPTED, "The process ended while the run was under way.");
		}
	}

	// for runs of earlier versions, which did not store the pending stop
	private static PendingStop endOf(TrainingRun run) {
		Optional<String> early = EarlyStopping.of(run);
		Run found = run.snapshot();
		boolean done = early.isPresent() || found.progress().epoch() == found.settings().epochs();
		return done ? new PendingStop(RunState.COMPLETED, early.orElse(null)) : new PendingStop(RunState.FAILED,
				"The process ended while the run was ending, after its model had been stored; the reason is not known.");
	}

}
