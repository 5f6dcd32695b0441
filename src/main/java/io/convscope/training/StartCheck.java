package io.convscope.training;

import java.util.Objects;

import io.convscope.model.Model;
import io.convscope.model.TrainingSettings;
import io.convscope.network.description.NetworkDescription;
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
	 * @throws IllegalRunStateException if the model may still change
	 * @throws InvalidRequestException if it has learned what the run would hold out
	 */
	static void check(Model model, RunRequest request) {
		if (model.provisional()) {
			throw IllegalRunStateException.provisional(model);
		}
		TrainingSettings learned = model.settings();
		if (learned != null && request.dataset().equals(model.dataset()) && hasLearned(learned, request.settings())) {
			throw InvalidRequestException.of("validation", "would hold out pictures that " + model.id()
					+ " has learned; leave it out" + ((learned.validation() != null) ? sameAs(learned) : ""));
		}
	}

	/**
	 * Refuses another network than that whose weights the model has.
	 * @param model the model
	 * @param network what the run is to train
	 * @throws InvalidRequestException if they differ, but for their names
	 */
	static void requireSameNetwork(Model model, NetworkDescription network) {
		if (!model.network().hasLayersOf(network)) {
			throw InvalidRequestException.of("network",
					"must be left out, or that of " + model.id() + ", which is " + model.network().name()
							+ " and has other layers; to train " + network.name() + ", leave out from");
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
