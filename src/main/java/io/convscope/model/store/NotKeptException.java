package io.convscope.model.store;

import java.util.List;

import io.convscope.problem.ProblemType;

/**
 * Thrown when data of a past epoch is requested that is not kept; the message lists what
 * is.
 */
@ProblemType(name = "not-kept", title = "Not kept", status = 404)
public final class NotKeptException extends RuntimeException {

	private NotKeptException(String message) {
		super(message);
	}

	static NotKeptException epoch(int runId, int epoch, List<Integer> kept) {
		return kept.isEmpty() ? nothing(runId) : new NotKeptException(
				"Epoch " + epoch + " of run " + runId + " is not kept; the epochs kept are " + kept + ".");
	}

	static NotKeptException nothing(int runId) {
		return new NotKeptException(
				"Nothing is kept of run " + runId + " that answers this; data is kept after each epoch.");
	}

	static NotKeptException unreadable(int runId, int epoch, String why) {
		return new NotKeptException(
				"The data of epoch " + epoch + " of run " + runId + " is damaged and can't be shown (" + why
						+ "); name another epoch. GET /runs/" + runId + "/epochs lists them.");
	}

	/**
	 * Creates the exception for answers of a run whose pictures have changed since.
	 * @param runId the run's id
	 * @param dataset the name of its data set
	 * @return the exception
	 */
	public static NotKeptException otherPictures(int runId, String dataset) {
		return new NotKeptException("The pictures of " + dataset + " have changed since run " + runId
				+ " trained on them, so what it said of its test pictures can't be shown with them. GET /models/run-"
				+ runId + "/evaluation evaluates its model on the present ones.");
	}

	/**
	 * Creates the exception for a layer whose past epochs are not kept.
	 * @param layer the layer's name
	 * @param kept the names of the layers that are kept
	 * @return the exception
	 */
	public static NotKeptException layer(String layer, List<String> kept) {
		return new NotKeptException("Past epochs of the layer \"" + layer + "\" are not kept; "
				+ (kept.isEmpty() ? "only layers before the first dense one are, and this network has none."
						: "the layers kept are " + String.join(", ", kept) + "."));
	}

}
