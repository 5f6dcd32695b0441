package io.convscope.model.inference;

import io.convscope.model.Model;

/**
 * Thrown within an answer of several steps when a better epoch has replaced the model
 * that began it: the answer has to be begun again, so that one model gives all of it.
 */
public final class ModelReplacedException extends RuntimeException {

	private final transient Model replacement;

	ModelReplacedException(Model replacement) {
		super("The model " + replacement.id() + " was replaced by a better epoch.");
		this.replacement = replacement;
	}

	/**
	 * Gives the model to begin again with.
	 * @return the better epoch
	 */
	public Model replacement() {
		return this.replacement;
	}

}
