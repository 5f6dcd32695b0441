package io.convscope.training.run;

import java.time.Clock;

import io.convscope.model.Model;
import io.convscope.model.store.Models;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * Completes the end of a run: stores its state, makes its model final, and deletes the
 * checkpoints of a run that will not continue. Thread safe.
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
	 * Ends a running run, or stops it until it is resumed. If that cannot be written to
	 * the disk, the run is paused, and the next start of the service completes its end.
	 * @param run the run
	 * @param state the next state
	 * @param reason why it failed, was paused by a fault or ended early; else null
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
			logger.error("The end of run {} can't be written", run.id(), ex);
			run.stop(RunState.PAUSED, (reason != null) ? reason
					: resumable(run, "The end of the run can't be written: " + ex.getMessage()));
		}
	}

	/**
	 * Adds to a sentence how to resume a run that was paused by a fault.
	 * @param run the run
	 * @param why what is wrong, and what to do
	 * @return two sentences
	 */
	public static String resumable(TrainingRun run, String why) {
		return why + (why.endsWith(".") ? "" : ".") + " Then POST /runs/" + run.id()
				+ "/resume continues from the last checkpoint, and nothing is lost.";
	}

	/**
	 * Cancels a run. A running one stops after its current step, any other at once.
	 * @param run the run
	 * @return whether it has ended
	 * @throws IllegalRunStateException if it had ended before
	 * @throws io.convscope.home.StorageException if that cannot be written; nothing has
	 * changed
	 */
	public boolean cancel(TrainingRun run) {
		return run.cancel(() -> freezeIfPossible(run));
	}

	/**
	 * Completes the end of a run in a final state: makes its model final and deletes its
	 * checkpoints.
	 * @param run the run
	 */
	void settle(TrainingRun run) {
		freezeIfPossible(run);
		run.forgetProgress();
	}

	// a run becomes cancelled or failed even if its model cannot be made final
	private void freeze(TrainingRun run, RunState end) {
		if (end == RunState.COMPLETED) {
			freeze(run);
		}
		else {
			freezeIfPossible(run);
		}
	}

	// one damaged model must not prevent the service from starting
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
