package io.convscope.training;

import io.convscope.problem.ProblemType;

/**
 * Thrown if no run has the requested number; the message says how many runs there are.
 */
@ProblemType(name = "unknown-run", title = "Unknown run", status = 404)
public final class UnknownRunException extends RuntimeException {

	private UnknownRunException(String message) {
		super(message);
	}

	static UnknownRunException of(String id, int runs) {
		return new UnknownRunException("There is no run \"" + id + "\"; "
				+ ((runs == 0) ? "no run has been started yet." : "see GET /runs for the " + runs + " there are."));
	}

	static UnknownRunException none() {
		return new UnknownRunException("There is no run yet. Start one with POST /train.");
	}

}
