package io.convscope.training;

import io.convscope.problem.ProblemType;

/**
 * Thrown for a number that no run has; the message bounds those there are.
 */
@ProblemType(name = "unknown-run", title = "Unknown run", status = 404)
public final class UnknownRunException extends RuntimeException {

	private UnknownRunException(String message) {
		super(message);
	}

	static UnknownRunException of(String id, int runs) {
		return new UnknownRunException("There is no run \"" + id + "\"; "
				+ ((runs == 0) ? "no run was started yet." : "see GET /runs for the " + runs + " there are."));
	}

	static UnknownRunException none() {
		return new UnknownRunException("There is no run yet. Start one with POST /train.");
	}

}
