package io.convscope.model.inference;

import io.convscope.problem.ProblemType;

/**
 * Thrown when a model computes a number that is infinite or NaN, since its weights are
 * too large.
 */
@ProblemType(name = "not-finite", title = "Numbers too large", status = 409)
public final class NotFiniteException extends RuntimeException {

	private NotFiniteException(String message) {
		super(message);
	}

	/**
	 * Creates the exception for an overflow.
	 * @param model the model's id
	 * @param what where it happened, for example the name of a layer
	 * @return the exception
	 */
	public static NotFiniteException of(String model, String what) {
		return new NotFiniteException("The model " + model + " has no answer to this picture: numbers of " + what
				+ " overflow, as its weights are too large. Use another model; GET /models lists them.");
	}

	/**
	 * Checks that values are finite.
	 * @param model the model's id, for the message
	 * @param what where they come from, for the message
	 * @param values what the model computed
	 * @throws NotFiniteException if one is not
	 */
	public static void requireFinite(String model, String what, float[] values) {
		for (float value : values) {
			if (!Float.isFinite(value)) {
				throw of(model, what);
			}
		}
	}

}
