package io.convscope.training;

/**
 * Thrown when as many clients follow runs as may.
 */
public final class TooManyEventClientsException extends RuntimeException {

	private TooManyEventClientsException(String message) {
		super(message);
	}

	static TooManyEventClientsException of(int most) {
		return new TooManyEventClientsException(most + " clients follow runs already. Try again later, ask for"
				+ " GET /runs/{id} from time to time instead, or raise convscope.training.max-event-clients.");
	}

}
