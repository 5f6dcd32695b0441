package io.convscope.training.loop;

/**
 * Thrown when the model that a run is to start from was deleted before its turn came.
 */
final class StartGoneException extends RuntimeException {

	private StartGoneException(String message) {
		super(message);
	}

	static StartGoneException of(String id) {
		return new StartGoneException("The model " + id
				+ ", from which the run was to start, was deleted meanwhile. Start a run from another model, or from none.");
	}

}
