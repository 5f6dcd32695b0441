package io.convscope.catalog;

import io.convscope.problem.ProblemType;

/**
 * Thrown when one more network of one's own is to be kept than there may be.
 */
@ProblemType(name = "too-many-networks", title = "Too many networks", status = 409)
public final class TooManyNetworksException extends RuntimeException {

	private TooManyNetworksException(String message) {
		super(message);
	}

	static TooManyNetworksException of(int count) {
		return new TooManyNetworksException(
				"There are " + count + " networks already; delete one with DELETE /networks/{name} first.");
	}

}
