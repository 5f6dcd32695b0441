package io.convscope.evaluation;

import java.time.Duration;

/**
 * Thrown when an evaluation takes longer than a client should wait; it goes on.
 */
public final class EvaluationUnderWayException extends RuntimeException {

	private EvaluationUnderWayException(String message) {
		super(message);
	}

	static EvaluationUnderWayException after(Duration waited, String model, String dataset) {
		return new EvaluationUnderWayException("Evaluating the model " + model + " on the test pictures of " + dataset
				+ " takes longer than " + waited.toSeconds() + " s. It goes on; ask again in some seconds.");
	}

}
