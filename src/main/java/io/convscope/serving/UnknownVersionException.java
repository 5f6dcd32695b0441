package io.convscope.serving;

import java.util.List;

import io.convscope.problem.ProblemType;

/**
 * Thrown if a model does not have the requested version; the message names the one that
 * it has.
 */
@ProblemType(name = "unknown-version", title = "Unknown version of a model", status = 404)
public final class UnknownVersionException extends RuntimeException {

	private UnknownVersionException(String message) {
		super(message);
	}

	static UnknownVersionException of(String model, String version, List<String> names) {
		return new UnknownVersionException("The model " + model + " has no version " + version
				+ "; it has one version, which is named " + String.join(" or ", names) + ".");
	}

}
