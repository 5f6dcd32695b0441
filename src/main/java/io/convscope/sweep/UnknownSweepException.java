package io.convscope.sweep;

import io.convscope.problem.ProblemType;

/**
 * Thrown if no sweep has the requested number; the message says how many there are.
 */
@ProblemType(name = "unknown-sweep", title = "Unknown sweep", status = 404)
final class UnknownSweepException extends RuntimeException {

	private UnknownSweepException(String message) {
		super(message);
	}

	static UnknownSweepException of(String id, int sweeps) {
		return new UnknownSweepException("There is no sweep \"" + id + "\"; " + ((sweeps == 0)
				? "start one with POST /sweeps." : "see GET /sweeps for the " + sweeps + " there are."));
	}

}
