package io.convscope.training.run;

import org.jspecify.annotations.Nullable;

/**
 * The state that a running run is about to enter. It is written durably before it is
 * acknowledged, so it takes effect even after a kill or a power failure.
 *
 * @param state the next state: a final one, or {@link RunState#PAUSED}
 * @param reason why the run fails, pauses or ends before its last epoch; null if the user
 * requested it, or after the last epoch
 */
public record PendingStop(RunState state, @Nullable String reason) {

	/**
	 * Returns the stop that takes effect if another was pending before. What the user
	 * requested takes precedence: a cancelled run ends cancelled whatever its outcome,
	 * and a run to be paused does not become interrupted, so it is not resumed at the
	 * next start.
	 * @param before the stop that was pending before; null for none
	 * @return the stop that takes effect
	 */
	PendingStop yieldingTo(@Nullable PendingStop before) {
		boolean counts = before != null && (before.state == RunState.CANCELLED
				|| (before.state == RunState.PAUSED && this.state == RunState.INTERRUPTED));
		return counts ? new PendingStop(before.state, (this.state == RunState.FAILED) ? this.reason : null) : this;
	}

}
