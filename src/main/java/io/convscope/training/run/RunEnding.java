package io.convscope.training.run;

import java.time.Clock;

import io.convscope.model.Model;
import io.convscope.model.store.Models;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * Does what is to be done when a run stops: keeps its state, makes its model final, and
 * deletes what only a run that may go on needs. Thread safe.
 */
@Component
public class RunEnding {

	private static final Logger logger = LoggerFactory.getLogger(RunEnding.class);

	private final Models models;

	private final Clock clock;

	public RunEnding(Models models, Clock clock) {
		this.models = models;
		this.clock = clock;
	}

	/**
	 * Ends a running run, for good or until it goes on. Where that can't be kept on the
	 * disk, it is paused, and a restart does what is left to do.
	 * @param run the run
	 * @param state what it becomes
	 * @param reason why it failed or was paused by a fault; else null
	 */
	public void end(TrainingRun run, RunState state, @Nullable String reason) {
		try {
			Run ended = run.end(state,
					(state == RunState.INTERRUPTED) ? "The service was stopped while the run was under way." : reason,
					(end) -> freeze(run, end));
			logger.info("Run {} is {}{}", run.id(), ended.state(),
					(ended.reason() != null) ? ": " + ended.reason() : "");
		}
		catch (RuntimeException | Error ex) {
			logger.error("The end of run {} can't be kept", run.id(), ex);
			run.stop(RunState.PAUSED,
					(reason != null) ? reason : resumable(run, "The end of the run can't be kept: " + ex.getMessage()));
		}
	}

	/**
	 * Adds to a sentence how a run goes on that was paused for a fault.
	 * @param run the run
	 * @param why what is wrong, and what to do
	 * @return two sentences
	 */
	public static String resumable(TrainingRun run, String why) {
		return why + (why.endsWith(".") ? "" : ".") + " Then POST /runs/" + run.id()
				+ "/resume goes on from the last checkpoint, and nothing is lost.";
	}

	/**
	 * Cancels a run: one that waits or was interrupted at once, a running one at its next
	 * step.
	 * @param run the run
	 * @return whether it has ended
	 * @throws IllegalRunStateException if it had ended before
	 * @throws io.convscope.home.StorageException if that can't be kept; nothing has
	 * changed
	 */
	public boolean cancel(TrainingRun run) {
		return run.cancel(() -> freezeIfPossible(run));
	}

	/**
	 * Does what is left to do for a run that is final: makes its model so, too, and
	 * deletes its checkpoints.
	 * @param run the run
	 */
	void settle(TrainingRun run) {
		freezeIfPossible(run);
		run.checkpoints().delete();
	}

	// a cancelled run is cancelled, and a failed one has failed, whatever becomes of its
	// model
	private void freeze(TrainingRun run, RunState end) {
		if (end == RunState.COMPLETED) {
			freeze(run);
		}
		else {
			freezeIfPossible(run);
		}
	}

	// one damaged model must not keep the service from starting
	private void freezeIfPossible(TrainingRun run) {
		try {
			freeze(run);
		}
		catch (RuntimeException ex) {
			logger.error("The model of run {} can't be made final before the next start", run.id(), ex);
		}
	}

	private void freeze(TrainingRun run) {
		Double last = run.snapshot().progress().testAccuracy();
		this.models.freeze(Model.idOf(run.id()), last, this.clock.instant());
	}

}
