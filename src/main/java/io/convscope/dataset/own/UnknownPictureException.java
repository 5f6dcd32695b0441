package io.convscope.dataset.own;

import io.convscope.problem.ProblemType;

/**
 * Thrown when a data set has no picture of an id.
 */
@ProblemType(name = "unknown-picture", title = "Unknown picture", status = 404)
public final class UnknownPictureException extends RuntimeException {

	private UnknownPictureException(String message) {
		super(message);
	}

	static UnknownPictureException of(String id, String dataset) {
		return new UnknownPictureException("The data set " + dataset + " has no picture " + id + "; GET /datasets/"
				+ dataset + "/pictures lists them.");
	}

}
