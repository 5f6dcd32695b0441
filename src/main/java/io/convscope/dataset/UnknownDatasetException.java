package io.convscope.dataset;

import java.util.Collection;

import io.convscope.problem.ProblemType;

/**
 * Thrown when there is no data set of a name. The message lists the data sets that exist.
 */
@ProblemType(name = "unknown-dataset", title = "Unknown data set", status = 404)
public final class UnknownDatasetException extends RuntimeException {

	private UnknownDatasetException(String message) {
		super(message);
	}

	/**
	 * Creates the exception.
	 * @param name the name asked for
	 * @param known the names that there are
	 * @return the exception
	 */
	public static UnknownDatasetException named(String name, Collection<String> known) {
		return new UnknownDatasetException("There is no data set \"" + name + "\"; "
				+ (known.isEmpty() ? "this service has none, since it only serves models. Send a picture instead."
						: "there are: " + String.join(", ", known) + "."));
	}

}
