package io.convscope.training;

import java.util.List;
import java.util.Objects;

import io.convscope.model.Model;
import io.convscope.model.TrainingSettings;
import io.convscope.request.InvalidRequestException;
import io.convscope.training.run.IllegalRunStateException;
import io.convscope.training.run.RunRequest;

/**
 * Checks whether a run may start from a model.
 */
final class StartCheck {

	private StartCheck() {
	}

	/**
	 * Refuses a model with other labels, or one whose training pictures would leak into
	 * the run's validation split.
	 * @param model the model
	 * @param request the run's request
	 * @param labels the labels of the run's data set
	 * @throws IllegalRunStateException if the model may still change
	 * @throws InvalidRequestException if its labels differ, or it was trained on pictures
	 * that the run would hold out
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
					+ " was trained on; leave it out" + ((learned.validation() != null) ? sameAs(learned) : ""));
		}
	}

	private static String sameAs(TrainingSettings learned) {
		return ", or hold out the same: validation " + learned.validation() + ", seed " + learned.seed() + ", "
				+ ((learned.trainLimit() != null) ? "trainLimit " + learned.trainLimit() : "no trainLimit");
	}

	// the same three settings give the same validation split
	private static boolean hasLearned(TrainingSettings learned, TrainingSettings settings) {
		return settings.validation() != null && !(settings.validation().equals(learned.validation())
				&& settings.seed() == learned.seed() && Objects.equals(settings.trainLimit(), learned.trainLimit()));
	}

}
