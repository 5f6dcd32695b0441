package io.convscope.catalog;

import io.convscope.problem.ProblemType;

/**
 * Thrown when a network that comes with the service is to be changed or deleted.
 */
@ProblemType(name = "built-in-network", title = "Built-in network", status = 409)
public final class BuiltInNetworkException extends RuntimeException {

	private BuiltInNetworkException(String message) {
		super(message);
	}

	static BuiltInNetworkException of(String name) {
		return new BuiltInNetworkException("The network " + name
				+ " comes with the service and stays as it is; keep yours under another name with PUT /networks/{name}.");
	}

}
