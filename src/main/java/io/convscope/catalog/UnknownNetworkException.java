package io.convscope.catalog;

import java.util.List;

import io.convscope.problem.ProblemType;

/**
 * Thrown for a name that no network has; the message lists those there are.
 */
@ProblemType(name = "unknown-network", title = "Unknown network", status = 404)
public final class UnknownNetworkException extends RuntimeException {

	private UnknownNetworkException(String message) {
		super(message);
	}

	static UnknownNetworkException of(String name, List<String> names) {
		return new UnknownNetworkException(
				"There is no network \"" + name + "\"; there are " + String.join(", ", names) + ".");
	}

}
