package io.convscope.model;

import io.convscope.problem.ProblemType;

/**
 * Thrown when the id for a new model is taken.
 */
@ProblemType(name = "model-exists", title = "Model exists already", status = 409)
public final class ModelExistsException extends RuntimeException {

	private ModelExistsException(String message) {
		super(message);
	}

	/**
	 * Creates the exception for a name that differs from the requested one in case at
	 * most.
	 * @param id the requested name
	 * @param taken the existing model's name
	 * @return the exception
	 */
	public static ModelExistsException of(String id, String taken) {
		return new ModelExistsException("There is a model \"" + taken + "\" already"
				+ (taken.equals(id) ? "" : ", and \"" + id + "\" differs from that in capital letters only")
				+ "; use another name, or delete it first with DELETE /models/" + taken + ".");
	}

	public static ModelExistsException setAside(String taken) {
		return new ModelExistsException("The name \"" + taken
				+ "\" belongs to a damaged model, see GET /models; use another name, or delete that model first"
				+ " with DELETE /models/" + taken + ".");
	}

}
