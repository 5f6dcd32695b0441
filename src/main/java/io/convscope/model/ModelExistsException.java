package io.convscope.model;

import io.convscope.problem.ProblemType;

/**
 * Thrown when the name for a new model or alias is taken.
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

	/**
	 * Creates the exception for a name that differs from an alias in case at most.
	 * @param id the requested name
	 * @param alias the alias
	 * @param model the id of the model that the alias stands for
	 * @return the exception
	 */
	public static ModelExistsException alias(String id, String alias, String model) {
		return new ModelExistsException("The name \"" + alias + "\" is an alias of the model " + model
				+ (alias.equals(id) ? "" : ", and \"" + id + "\" differs from it in capital letters only")
				+ "; use another name, or delete the alias first with DELETE /models/aliases/" + alias + ".");
	}

}
