package io.convscope.training.events;

import io.convscope.problem.ProblemType;

/**
 * Thrown when the limit of clients that follow runs is reached.
 */
@ProblemType(name = "too-many-event-clients", title = "Too many event clients", status = 503)
public final class TooManyEventClientsException extends RuntimeException {

	private TooManyEventClientsException(String message) {
		super(message);
	}

	static TooManyEventClientsException of(int most) {
		return new TooManyEventClientsException(most + " clients already follow runs. Try again later, poll"
				+ " GET /runs/{id} instead, or raise convscope.training.max-event-clients.");
	}

}
