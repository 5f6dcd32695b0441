package io.convscope.training.run;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * The states of a run's life cycle.
 */
public enum RunState {

	/** Waits for the training thread. */
	QUEUED,

	/** Has the training thread. */
	RUNNING,

	/** Stopped before its end by the user, or by a fault that the user can repair. */
	PAUSED,

	/** Stopped before its end by the end of the process. */
	INTERRUPTED,

	/** Ended after its last epoch. */
	COMPLETED,

	/** Ended by the user. */
	CANCELLED,

	/** Ended because something went wrong; the run's reason says what. */
	FAILED;

	// states that are missing here are final
	private static final Map<RunState, Set<RunState>> NEXT = new EnumMap<>(Map.of(QUEUED,
			EnumSet.of(RUNNING, CANCELLED), RUNNING, EnumSet.of(PAUSED, COMPLETED, CANCELLED, FAILED, INTERRUPTED),
			PAUSED, EnumSet.of(QUEUED, CANCELLED), INTERRUPTED, EnumSet.of(QUEUED, CANCELLED)));

	/**
	 * Tells whether a run in this state may go over to another.
	 * @param next the other state
	 * @return whether the life cycle has this step
	 */
	public boolean canBecome(RunState next) {
		return NEXT.getOrDefault(this, Set.of()).contains(next);
	}

	/**
	 * Tells whether a run in this state stays in it for good.
	 * @return whether no step leads on
	 */
	public boolean isFinal() {
		return NEXT.getOrDefault(this, Set.of()).isEmpty();
	}

}
