package io.convscope.access;

import io.convscope.problem.ProblemType;

/**
 * Thrown when a key asks for more at a time than its limits allow.
 */
@ProblemType(name = "too-many-requests", title = "Too many requests", status = 429)
public final class LimitExceededException extends RuntimeException {

	private LimitExceededException(String message) {
		super(message);
	}

	static LimitExceededException ofRequests(ApiKey key, int limit) {
		return new LimitExceededException(
				"The key " + key.name() + " may send up to " + limit + " requests a second; try again in a second.");
	}

	static LimitExceededException ofPictures(ApiKey key, int limit) {
		return new LimitExceededException("Up to " + limit + " pictures of the key " + key.name()
				+ " may wait at a time; send fewer, or try again in a second.");
	}

	static LimitExceededException ofRuns(ApiKey key, int limit) {
		return new LimitExceededException("Up to " + limit + " runs of the key " + key.name()
				+ " may be queued; wait for one to start, or cancel one" + " with POST /runs/{id}/cancel.");
	}

}
