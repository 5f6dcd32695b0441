package io.convscope.dataset;

import io.convscope.problem.ProblemType;

/**
 * Thrown when a data set is known but has not been downloaded yet. The message says how
 * to download it.
 */
@ProblemType(name = "dataset-absent", title = "Data set not downloaded yet", status = 409)
public final class DatasetAbsentException extends RuntimeException {

	private DatasetAbsentException(String message) {
		super(message);
	}

	static DatasetAbsentException of(DatasetStatus status) {
		String name = status.name();
		if (status.state() == DatasetStatus.State.DOWNLOADING) {
			return new DatasetAbsentException("The data set " + name
					+ " is being downloaded; try again when GET /datasets/" + name + " says READY.");
		}
		String before = (status.reason() != null) ? " The last attempt failed: " + status.reason() : "";
		return new DatasetAbsentException("The data set " + name + " has not been downloaded yet; POST /datasets/"
				+ name + "/prepare downloads it, and so does training a run on it." + before);
	}

}
