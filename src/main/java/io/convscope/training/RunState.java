package io.convscope.training;

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

	/** Ended under way because the process did. */
	INTERRUPTED,

	/** Ended after its last epoch. */
	COMPLETED,

	/** Ended because the user said so. */
	CANCELLED,

	/** Ended because something went wrong; the run's reason says what. */
	FAILED;

	private static final Map<RunState, Set<RunState>> NEXT = new EnumMap<>(Map.of(QUEUED,
			EnumSet.of(RUNNING, CANCELLED), RUNNING, EnumSet.of(COMPLETED, CANCELLED, FAILED, INTERRUPTED), INTERRUPTED,
			EnumSet.of(CANCELLED), COMPLETED, EnumSet.noneOf(RunState.class), CANCELLED, EnumSet.noneOf(RunState.class),
			FAILED, EnumSet.noneOf(RunState.class)));

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
