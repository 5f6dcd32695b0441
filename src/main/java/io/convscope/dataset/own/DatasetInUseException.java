package io.convscope.dataset.own;

import io.convscope.problem.ProblemType;

/**
 * Thrown when a data set can't be changed or deleted, as it is in use or built in.
 */
@ProblemType(name = "dataset-in-use", title = "Data set in use", status = 409)
public final class DatasetInUseException extends RuntimeException {

	private DatasetInUseException(String message) {
		super(message);
	}

	static DatasetInUseException builtIn(String name) {
		return new DatasetInUseException(
				"The data set " + name + " is built in and can't be changed; create one of your own (POST /datasets).");
	}

	static DatasetInUseException by(String name, int run) {
		return new DatasetInUseException("Run " + run + " trains on the data set " + name
				+ ", or is queued to. Wait for its end, or POST /runs/" + run + "/cancel, then delete it.");
	}

}
