package io.convscope.model;

import io.convscope.problem.ProblemType;

/**
 * Thrown when a model is to get the id of another.
 */
@ProblemType(name = "model-exists", title = "Model exists already", status = 409)
public final class ModelExistsException extends RuntimeException {

	private ModelExistsException(String message) {
		super(message);
	}

	/**
	 * Tells of a model whose name is the same, or is where capital letters don't count.
	 * @param id the name that was asked for
	 * @param taken the model's
	 * @return the exception
	 */
	public static ModelExistsException of(String id, String taken) {
		return new ModelExistsException("There is a model \"" + taken + "\" already"
				+ (taken.equals(id) ? "" : ", and \"" + id + "\" differs from that in capital letters only")
				+ "; take another name, or delete it first with DELETE /models/" + taken + ".");
	}

	public static ModelExistsException setAside(String taken) {
		return new ModelExistsException("The name \"" + taken
				+ "\" is that of a model that is damaged, as GET /models tells; take another name, or delete that first"
				+ " with DELETE /models/" + taken + ".");
	}

}
