package io.convscope.model.inference;

import io.convscope.model.Model;

/**
 * Thrown between two steps of a computation when a better epoch has replaced the model.
 * The computation has to start again, so that all of it uses one model.
 */
public final class ModelReplacedException extends RuntimeException {

	private final transient Model replacement;

	ModelReplacedException(Model replacement) {
		super("The model " + replacement.id() + " was replaced by a better epoch.");
		this.replacement = replacement;
	}

	/**
	 * Returns the model to start again with.
	 * @return the better epoch
	 */
	public Model replacement() {
		return this.replacement;
	}

}
