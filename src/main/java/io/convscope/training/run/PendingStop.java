package io.convscope.training.run;

import org.jspecify.annotations.Nullable;

/**
 * What a running run is about to become. It is on the disk before anyone is told of it,
 * so that it comes true after a kill or a power cut, too.
 *
 * @param state what the run becomes: a final state, or {@link RunState#PAUSED}
 * @param reason why it fails, pauses or ends before its last epoch; null where the user
 * requested it, or where it simply is at its end
 */
public record PendingStop(RunState state, @Nullable String reason) {

	/**
	 * Gives way to what the user requested before: a cancelled run is cancelled whatever
	 * it came to meanwhile, and a paused one does not wait for the next start of the
	 * service.
	 * @param before what was pending before; null for nothing
	 * @return what the run becomes
	 */
	PendingStop yieldingTo(@Nullable PendingStop before) {
		boolean counts = before != null && (before.state == RunState.CANCELLED
				|| (before.state == RunState.PAUSED && this.state == RunState.INTERRUPTED));
		return counts ? new PendingStop(before.state, (this.state == RunState.FAILED) ? this.reason : null) : this;
	}

}
