package io.convscope.training;

import java.util.Objects;

import io.convscope.model.Model;
import io.convscope.model.TrainingSettings;
import io.convscope.network.description.NetworkDescription;
import io.convscope.request.InvalidRequestException;
import io.convscope.training.run.IllegalRunStateException;
import io.convscope.training.run.RunRequest;
import tools.jackson.databind.node.ObjectNode;

/**
 * Checks whether a run may start from a model.
 */
public final class StartCheck {

	private StartCheck() {
	}

	/**
	 * Completes a request by the network of the model that its run starts from.
	 * @param request the request, complete but for that
	 * @param body what was asked for
	 * @param model the model
	 * @return the complete request
	 * @throws IllegalRunStateException if the model may still change
	 * @throws InvalidRequestException if it was trained on pictures that the run would
	 * hold out, or the request wants another network
	 */
	public static RunRequest complete(RunRequest request, ObjectNode body, Model model) {
		check(model, request);
		if (body.hasNonNull(RequestCheck.NETWORK.name())) {
			requireSameNetwork(model, request.network());
		}
		String name = body.hasNonNull(RequestCheck.NAME.name()) ? request.name()
				: RequestCheck.usualName(request.dataset(), model.network(), request.recipe());
		return new RunRequest(name, request.dataset(), request.recipe(), request.settings(), model.network(),
				request.owner(), null);
	}

	/**
	 * Refuses a model whose training pictures would leak into the run's validation split.
	 * @param model the model
	 * @param request the run's request
	 * @throws IllegalRunStateException if the model may still change
	 * @throws InvalidRequestException if it was trained on pictures that the run would
	 * hold out
	 */
	private static void check(Model model, RunRequest request) {
		if (model.provisional()) {
			throw IllegalRunStateException.provisional(model);
		}
		TrainingSettings learned = model.settings();
		if (learned != null && request.dataset().equals(model.dataset()) && hasLearned(learned, request.settings())) {
			throw InvalidRequestException.of("validation", "would hold out pictures that " + model.id()
					+ " was trained on; leave it out" + ((learned.validation() != null) ? sameAs(learned) : ""));
		}
	}

	/**
	 * Refuses another network than that whose weights the model has.
	 * @param model the model
	 * @param network what the run is to train
	 * @throws InvalidRequestException if they differ, but for their names
	 */
	private static void requireSameNetwork(Model model, NetworkDescription network) {
		if (!model.network().hasLayersOf(network)) {
			throw InvalidRequestException.of("network",
					"must be left out, or that of " + model.id() + ", which is " + model.network().name()
							+ " and has other layers; to train " + network.name() + ", leave out from");
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
