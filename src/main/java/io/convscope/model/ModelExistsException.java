package io.convscope.model;

/**
 * Thrown when a model is to get the id of another.
 */
public final class ModelExistsException extends RuntimeException {

	private ModelExistsException(String message) {
		super(message);
	}

	static ModelExistsException of(String id) {
		return new ModelExistsException("There is a model \"" + id
				+ "\" already; take another name, or delete it first with DELETE /models/" + id + ".");
	}

}
