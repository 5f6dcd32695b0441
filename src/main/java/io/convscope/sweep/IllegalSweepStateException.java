package io.convscope.sweep;

import io.convscope.problem.ProblemType;

/**
 * Thrown when a sweep's state does not allow the requested action.
 */
@ProblemType(name = "illegal-state", title = "Not in this state", status = 409)
final class IllegalSweepStateException extends RuntimeException {

	private IllegalSweepStateException(String message) {
		super(message);
	}

	static IllegalSweepStateException ended(Sweep sweep) {
		return new IllegalSweepStateException(
				"Sweep " + sweep.id() + " has ended and can't be cancelled" + (sweep.cancelled() ? " again." : "."));
	}

	static IllegalSweepStateException notEnded(Sweep sweep) {
		return new IllegalSweepStateException(
				"Sweep " + sweep.id() + " is under way and can't be deleted; cancel it first with POST /sweeps/"
						+ sweep.id() + "/cancel, or wait for its end.");
	}

}
