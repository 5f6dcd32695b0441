package io.convscope.dataset.own;

import io.convscope.problem.ProblemType;

/**
 * Thrown when a new data set would have the name of another.
 */
@ProblemType(name = "dataset-exists", title = "Data set exists", status = 409)
public final class DatasetExistsException extends RuntimeException {

	private DatasetExistsException(String message) {
		super(message);
	}

	static DatasetExistsException of(String name) {
		return new DatasetExistsException("There is a data set " + name + " already; choose another name, or DELETE"
				+ " /datasets/" + name + " first.");
	}

	static DatasetExistsException builtIn(String name) {
		return new DatasetExistsException("The data set " + name + " is built in; choose another name.");
	}

	static DatasetExistsException folder(String name) {
		return new DatasetExistsException("The folder datasets/" + name
				+ " of the home has other files already; choose another name, or move them away.");
	}

}
