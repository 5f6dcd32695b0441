package io.convscope.model.inference;

import io.convscope.model.Model;

/**
 * Thrown between two steps of an answer when a better epoch has replaced the model of the
 * first: the answer has to start again, so that one model gives all of it.
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
