package io.convscope.training;

import java.util.List;
import java.util.Objects;

import io.convscope.model.Model;
import io.convscope.model.TrainingSettings;
import io.convscope.request.InvalidRequestException;
import io.convscope.training.run.IllegalRunStateException;
import io.convscope.training.run.RunRequest;

/**
 * Tells whether a run may start from a model.
 */
final class StartCheck {

	private StartCheck() {
	}

	/**
	 * Refuses a model that a run can't start from, or that would make its figures
	 * worthless.
	 * @param model the model
	 * @param request what the run is to do
	 * @param labels of the run's data set
	 * @throws IllegalRunStateException if the model may still change
	 * @throws InvalidRequestException if it tells other classes apart, or has learned
	 * what the run would hold out
	 */
	static void check(Model model, RunRequest request, List<String> labels) {
		if (model.provisional()) {
			throw IllegalRunStateException.provisional(model);
		}
		if (!model.labels().equals(labels)) {
			throw InvalidRequestException.of("from",
					"must be a model with the labels of " + request.dataset() + " (" + String.join(", ", labels)
							+ "); those of " + model.id() + " are " + String.join(", ", model.labels()));
		}
		TrainingSettings learned = model.settings();
		if (learned != null && request.dataset().equals(model.dataset()) && hasLearned(learned, request.settings())) {
			throw InvalidRequestException.of("validation", "would hold out pictures that " + model.id()
					+ " has learned; leave it out" + ((learned.validation() != null) ? sameAs(learned) : ""));
		}
	}

	private static String sameAs(TrainingSettings learned) {
		return ", or hold the same out: validation " + learned.validation() + ", seed " + learned.seed() + ", "
				+ ((learned.trainLimit() != null) ? "trainLimit " + learned.trainLimit() : "no trainLimit");
	}

	// the same three settings hold the same pictures out
	private static boolean hasLearned(TrainingSettings learned, TrainingSettings settings) {
		return settings.validation() != null && !(settings.validation().equals(learned.validation())
				&& settings.seed() == learned.seed() && Objects.equals(settings.trainLimit(), learned.trainLimit()));
	}

}
