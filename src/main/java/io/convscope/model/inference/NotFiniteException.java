package io.convscope.model.inference;

import io.convscope.problem.ProblemType;

/**
 * Thrown when a model computes something that is not a finite number, which its weights
 * are too large for.
 */
@ProblemType(name = "not-finite", title = "Numbers too large", status = 409)
public final class NotFiniteException extends RuntimeException {

	private NotFiniteException(String message) {
		super(message);
	}

	/**
	 * Tells of a value that has overflowed.
	 * @param model the model's id
	 * @param what where it did, for example the name of a layer
	 * @return the exception
	 */
	public static NotFiniteException of(String model, String what) {
		return new NotFiniteException("The model " + model + " has no answer to this picture: numbers of " + what
				+ " grow too large to be computed, as its weights are too large. Use another model; GET /models lists them.");
	}

	/**
	 * Makes sure that values are finite.
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
