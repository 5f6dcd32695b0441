package io.convscope.dataset;

import io.convscope.problem.ProblemType;

/**
 * Thrown when a data set has no sample at an index. The message gives the valid range.
 */
@ProblemType(name = "unknown-sample", title = "Unknown sample", status = 404)
public final class UnknownSampleException extends RuntimeException {

	private UnknownSampleException(String message) {
		super(message);
	}

	static UnknownSampleException outOfRange(String dataset, Part part, int size) {
		String there = (size == 0) ? " has no samples." : " has samples 0 to " + (size - 1) + ".";
		return new UnknownSampleException("There is no such sample: " + dataset + "/" + part + there);
	}

}
