package io.convscope.training.run;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * The states of a run's life cycle.
 */
public enum RunState {

	/** Waiting for the training thread. */
	QUEUED,

	/** Training. */
	RUNNING,

	/** Stopped by the user, or by a fault that the user can repair; may be resumed. */
	PAUSED,

	/** Stopped by the end of the process; may be resumed. */
	INTERRUPTED,

	/** Ended after its last epoch, or by early stopping or its time limit. */
	COMPLETED,

	/** Cancelled by the user. */
	CANCELLED,

	/** Ended by an error; the run's reason describes it. */
	FAILED;

	// states that are missing here are final
	private static final Map<RunState, Set<RunState>> NEXT = new EnumMap<>(Map.of(QUEUED,
			EnumSet.of(RUNNING, CANCELLED), RUNNING, EnumSet.of(PAUSED, COMPLETED, CANCELLED, FAILED, INTERRUPTED),
			PAUSED, EnumSet.of(QUEUED, CANCELLED), INTERRUPTED, EnumSet.of(QUEUED, CANCELLED)));

	/**
	 * Returns whether the life cycle allows a transition to another state.
	 * @param next the other state
	 * @return whether it is allowed
	 */
	public boolean canBecome(RunState next) {
		return NEXT.getOrDefault(this, Set.of()).contains(next);
	}

	/**
	 * Returns whether this state is final.
	 * @return whether there is no transition to another state
	 */
	public boolean isFinal() {
		return NEXT.getOrDefault(this, Set.of()).isEmpty();
	}

}
