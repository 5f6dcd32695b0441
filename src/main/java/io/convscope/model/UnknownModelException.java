package io.convscope.model;

import java.util.List;
import java.util.stream.Collectors;

import io.convscope.problem.ProblemType;

/**
 * Thrown for an id that no model has; the message lists those there are.
 */
@ProblemType(name = "unknown-model", title = "Unknown model", status = 404)
public final class UnknownModelException extends RuntimeException {

	private UnknownModelException(String message) {
		super(message);
	}

	/**
	 * Tells of a model that was deleted while it was to answer, and another imported.
	 * @param id the name of both
	 * @return the exception
	 */
	public static UnknownModelException replaced(String id) {
		return new UnknownModelException("The model \"" + id
				+ "\" was deleted before it answered, and another has its name now; ask again for that one's answer.");
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
