package io.convscope.sweep;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A sweep as the API shows it.
 *
 * @param id its number
 * @param name its name
 * @param owner whose it is; null for nobody's
 * @param state what it does
 * @param notice why it does not go on by itself at the moment; null if it does
 * @param fields the names of the fields of {@code POST /train} in which its runs differ
 * @param total the number of its runs
 * @param ended how many of them have ended, in whichever way
 * @param failed how many of these failed
 * @param progress the share of the work that is done, 0 to 1
 * @param elapsedSeconds time of training and evaluation so far, of all its runs
 * @param etaSeconds estimated time left if nothing else trains; null if unknown, and at
 * the end
 * @param createdAt when it was requested
 * @param endedAt when it had ended; null before
 * @param best the number within the sweep of the run whose model is the most accurate;
 * null if there is no model
 * @param runs its runs, in the order in which they are trained; null in lists
 */
record SweepView(int id, String name, @Nullable String owner, State state, @Nullable String notice, List<String> fields,
		int total, int ended, int failed, double progress, double elapsedSeconds, @Nullable Long etaSeconds,
		Instant createdAt, @Nullable Instant endedAt, @Nullable Integer best,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<RunOfSweep> runs) {

	/** What a sweep does. */
	enum State {

		/** None of its runs has started. */
		QUEUED,

		/** Its runs are trained, one after another. */
		RUNNING,

		/** Its run is paused or was interrupted; the sweep goes on when it is resumed. */
		PAUSED,

		/** All runs have ended, in whichever way. */
		COMPLETED,

		/** It was cancelled. */
		CANCELLED

	}

	/**
	 * A run of a sweep. {@link io.convscope.training.run.RunView} describes what is not
	 * described here.
	 *
	 * @param number its number within the sweep, from 1
	 * @param settings the values of the sweep's fields; values may be null
	 * @param runId its number among all runs; null before its turn, and if it could not
	 * be queued
	 * @param state its state
	 * @param modelEpoch the epoch that its model is of; null if there is no model
	 * @param modelAccuracy the accuracy of its model: on the validation split if the run
	 * has one, else on the test pictures; null if there is no model
	 */
	record RunOfSweep(int number, String name, Map<String, @Nullable Object> settings, @Nullable Integer runId,
			RunState state, @Nullable String reason, int epoch, int epochs, @Nullable Double loss,
			@Nullable Double trainAccuracy, @Nullable Double validationAccuracy, @Nullable Double testAccuracy,
			@Nullable Double elapsedSeconds, @Nullable String modelId, @Nullable Integer modelEpoch,
			@Nullable Double modelAccuracy) {

		/** Whether it is its turn, and what has become of it. */
		enum RunState {

			/** It has not had its turn. */
			WAITING, QUEUED, RUNNING, PAUSED, INTERRUPTED, COMPLETED, CANCELLED, FAILED,

			/** It was deleted; its results are gone. */
			DELETED

		}

	}

}
