package io.convscope.training;

import io.convscope.problem.ProblemType;

/**
 * Thrown when the queue of runs is full.
 */
@ProblemType(name = "queue-full", title = "Queue full", status = 409, retryAfter = 60)
public final class RunQueueFullException extends RuntimeException {

	private RunQueueFullException(String message) {
		super(message);
	}

	static RunQueueFullException of(int waiting) {
		return new RunQueueFullException(
				waiting + " runs are already queued. Wait for one to end, or cancel one with POST /runs/{id}/cancel.");
	}

}
