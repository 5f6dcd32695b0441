package io.convscope.model.store;

import java.util.List;

import io.convscope.problem.ProblemType;

/**
 * Thrown when something of a past epoch is asked for that is not kept; the message lists
 * what is.
 */
@ProblemType(name = "not-kept", title = "Not kept", status = 404)
public final class NotKeptException extends RuntimeException {

	private NotKeptException(String message) {
		super(message);
	}

	static NotKeptException epoch(int runId, int epoch, List<Integer> kept) {
		return kept.isEmpty() ? nothing(runId) : new NotKeptException(
				"Epoch " + epoch + " of run " + runId + " is not kept; those that are: " + kept + ".");
	}

	static NotKeptException nothing(int runId) {
		return new NotKeptException(
				"Nothing is kept of run " + runId + " that would show this: it comes as its training goes on.");
	}

	static NotKeptException unreadable(int runId, int epoch, String why) {
		return new NotKeptException(
				"What was kept of epoch " + epoch + " of run " + runId + " is damaged and can't be shown (" + why
						+ "); name another epoch. GET /runs/" + runId + "/epochs lists them.");
	}

	/**
	 * Tells of a layer that nothing is kept of.
	 * @param layer its name
	 * @param kept the names of the layers that something is kept of
	 * @return the exception
	 */
	public static NotKeptException layer(String layer, List<String> kept) {
		return new NotKeptException("What \"" + layer + "\" was in past epochs is not kept; the layers that are: "
				+ String.join(", ", kept) + ".");
	}

}
