package io.convscope.training;

import org.jspecify.annotations.Nullable;

/**
 * What a running run is about to become. It is on the disk before anyone is told of it,
 * so that it comes true after a kill or a power cut, too.
 *
 * @param state what the run becomes: a final state, or {@link RunState#PAUSED}
 * @param reason why it fails, pauses or ends before its last epoch; null where the user
 * wished it, or where it simply is at its end
 */
record StopWish(RunState state, @Nullable String reason) {

	/**
	 * Gives way to what the user wished before: a cancelled run is cancelled whatever it
	 * came to meanwhile, and a paused one does not wait for the next start of the
	 * service.
	 * @param before what was wished before; null for nothing
	 * @return what the run becomes
	 */
	StopWish orElse(@Nullable StopWish before) {
		boolean counts = before != null && (before.state == RunState.CANCELLED
				|| (before.state == RunState.PAUSED && this.state == RunState.INTERRUPTED));
		return counts ? new StopWish(before.state, (this.state == RunState.FAILED) ? this.reason : null) : this;
	}

}
