package io.convscope.training.run;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Where a run stands in its life cycle.
 */
public enum RunState {

	/** Waits for the training thread. */
	QUEUED,

	/** Has the training thread. */
	RUNNING,

	/** Was stopped under way by the user, or by a fault that he can mend. */
	PAUSED,

	/** Was stopped under way by an end of the process. */
	INTERRUPTED,

	/** Ended after its last epoch. */
	COMPLETED,

	/** Ended because the user said so. */
	CANCELLED,

	/** Ended because something went wrong; the run's reason says what. */
	FAILED;

	// those that are not here lead nowhere
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
