package io.convscope.evaluation;

import java.util.List;

import io.convscope.dataset.Dataset;
import io.convscope.model.Model;
import io.convscope.problem.ProblemType;

/**
 * Thrown when a model cannot be evaluated on test pictures, or compared with another
 * model. The message says why, and what to do.
 */
@ProblemType(name = "not-evaluable", title = "Can't be evaluated", status = 409)
public final class NotEvaluableException extends RuntimeException {

	private static final String NAME_ONE = "; name a data set with the same labels with ?dataset= (GET /datasets lists them).";

	private NotEvaluableException(String message) {
		super(message);
	}

	static NotEvaluableException withoutDataset(Model model) {
		return new NotEvaluableException(
				"The model " + model.id() + " does not record the data set it was trained on" + NAME_ONE);
	}

	static NotEvaluableException labelsDoNotFit(Model model, Dataset dataset) {
		return new NotEvaluableException("The model " + model.id() + " has the labels " + list(model.labels())
				+ ", but the data set " + dataset.name() + " has " + list(dataset.labels())
				+ ". Both need the same labels in the same order.");
	}

	static NotEvaluableException withoutTestPictures(Dataset dataset) {
		return new NotEvaluableException("The data set " + dataset.name() + " has no test pictures.");
	}

	static NotEvaluableException withoutProbabilities(Model model, String sample) {
		return new NotEvaluableException("The model " + model.id() + " has no answer to " + sample
				+ ": its output is not a number, because its weights are too large.");
	}

	static NotEvaluableException labelsDiffer(Model a, Model b) {
		return new NotEvaluableException(
				"The model " + a.id() + " has the labels " + list(a.labels()) + ", and " + b.id() + " has "
						+ list(b.labels()) + ". Only models with the same labels in the same order can be compared.");
	}

	static NotEvaluableException datasetsDiffer(Model a, Model b) {
		return new NotEvaluableException("The model " + a.id() + " was trained on " + a.dataset() + ", and " + b.id()
				+ " on " + b.dataset() + ". Name the data set to compare them on with ?dataset=.");
	}

	private static String list(List<String> labels) {
		return String.join(", ", labels);
	}

}
