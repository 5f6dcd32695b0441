package io.convscope.dataset;

import io.convscope.problem.ProblemType;

/**
 * Thrown when a data set is known, but its pictures are not here (yet). The message says
 * what to do.
 */
@ProblemType(name = "dataset-absent", title = "Data set not ready", status = 409)
public final class DatasetAbsentException extends RuntimeException {

	private DatasetAbsentException(String message) {
		super(message);
	}

	/**
	 * Creates the exception for a data set that is not ready.
	 * @param status its status
	 * @return the exception
	 */
	public static DatasetAbsentException of(DatasetStatus status) {
		String name = status.name();
		if (status.state() == DatasetStatus.State.DOWNLOADING) {
			return new DatasetAbsentException("The data set " + name
					+ " is being downloaded; try again when GET /datasets/" + name + " says READY.");
		}
		if (status.state() == DatasetStatus.State.IMPORTING) {
			return new DatasetAbsentException("The data set " + name
					+ " is being imported; try again when GET /datasets/" + name + " says READY.");
		}
		if (status.state() == DatasetStatus.State.FAILED) {
			return new DatasetAbsentException("The import of the data set " + name + " failed: " + status.reason()
					+ " DELETE /datasets/" + name + ", then import it again.");
		}
		String before = (status.reason() != null) ? " The last attempt failed: " + status.reason() : "";
		return new DatasetAbsentException("The data set " + name + " has not been downloaded yet; POST /datasets/"
				+ name + "/prepare downloads it, and so does training a run on it." + before);
	}

}
