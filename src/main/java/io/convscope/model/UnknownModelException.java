package io.convscope.model;

import java.util.List;
import java.util.stream.Collectors;

import io.convscope.problem.ProblemType;

/**
 * Thrown if no model has the requested id; the message lists the models.
 */
@ProblemType(name = "unknown-model", title = "Unknown model", status = 404)
public final class UnknownModelException extends RuntimeException {

	private UnknownModelException(String message) {
		super(message);
	}

	/**
	 * Creates the exception for a model that was deleted before it answered, and whose id
	 * another model has now.
	 * @param id the id of both
	 * @return the exception
	 */
	public static UnknownModelException replaced(String id) {
		return new UnknownModelException("The model \"" + id
				+ "\" was deleted before it answered, and another has its name now; repeat the request to ask that one.");
	}

	public static UnknownModelException setAside(String problem) {
		return new UnknownModelException(problem);
	}

	public static UnknownModelException of(String id, List<Model> models) {
		String rest = models.isEmpty() ? "there are no models yet."
				: "the models are " + models.stream().map(Model::id).collect(Collectors.joining(", ")) + ".";
		return new UnknownModelException("There is no model \"" + id + "\"; " + rest);
	}

}
