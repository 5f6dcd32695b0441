package io.convscope.training;

import java.time.Clock;

import io.convscope.model.Model;
import io.convscope.model.Models;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * Does what is to be done when a run stops: keeps its state, makes its model final, and
 * deletes what only a run that may go on needs. Thread safe, as long as one thread at a
 * time ends a run.
 */
@Component
class RunEnding {

	private static final Logger logger = LoggerFactory.getLogger(RunEnding.class);

	private final Models models;

	private final Clock clock = Clock.systemUTC();

	RunEnding(Models models) {
		this.models = models;
	}

	/**
	 * Ends a running run, for good or until it goes on. Where that can't be kept on the
	 * disk, it is paused, and a restart would take it as interrupted.
	 * @param run the run
	 * @param state what it becomes
	 * @param reason why it failed or was paused by a fault; else null
	 */
	void end(TrainingRun run, RunState state, @Nullable String reason) {
		try {
			if (state.isFinal()) {
				freeze(run);
			}
			run.end(state,
					(state == RunState.INTERRUPTED) ? "The service was stopped while the run was under way." : reason);
			if (state.isFinal()) {
				run.checkpoints().delete();
			}
			logger.info("Run {} is {}{}", run.id(), state, (reason != null) ? ": " + reason : "");
		}
		catch (RuntimeException | Error ex) {
			logger.error("The end of run {} can't be kept", run.id(), ex);
			String why = (reason != null) ? reason
					: diskTrouble(run, "The end of the run can't be written to the disk: " + ex.getMessage());
			run.show((each) -> each.ended(RunState.PAUSED, why, this.clock.instant()));
		}
	}

	static String diskTrouble(TrainingRun run, String what) {
		return what + ". Make room on the disk; then POST /runs/" + run.id()
				+ "/resume goes on from the last checkpoint, and nothing is lost.";
	}

	/**
	 * Does what is left to do for a run that is final: makes its model so, too, and
	 * deletes its checkpoints.
	 * @param run the run
	 */
	void settle(TrainingRun run) {
		freeze(run);
		run.checkpoints().delete();
	}

	private void freeze(TrainingRun run) {
		Double last = run.snapshot().progress().testAccuracy();
		this.models.freeze(Model.idOf(run.id()), last, this.clock.instant());
	}

}
