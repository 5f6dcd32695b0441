package io.convscope.evaluation;

import java.time.Duration;

import io.convscope.problem.ProblemType;

/**
 * Thrown when an evaluation takes longer than a client should wait. The evaluation
 * continues.
 */
@ProblemType(name = "evaluation-under-way", title = "Evaluation under way", status = 503)
public final class EvaluationUnderWayException extends RuntimeException {

	private EvaluationUnderWayException(String message) {
		super(message);
	}

	static EvaluationUnderWayException after(Duration waited, String model, String dataset) {
		return new EvaluationUnderWayException(
				"Evaluating the model " + model + " on the test pictures of " + dataset + " takes longer than "
						+ waited.toSeconds() + " s. The evaluation continues; try again in a few seconds.");
	}

	// the service is being stopped
	static EvaluationUnderWayException interrupted(String model, String dataset) {
		return new EvaluationUnderWayException("The wait for the evaluation of the model " + model
				+ " on the test pictures of " + dataset + " was interrupted; try again in a few seconds.");
	}

}
