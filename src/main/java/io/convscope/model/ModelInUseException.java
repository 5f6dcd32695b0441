package io.convscope.model;

import java.util.List;

import io.convscope.problem.ProblemType;

/**
 * Thrown when a model in use is to be deleted; the message says why that is refused and
 * what to do.
 */
@ProblemType(name = "model-in-use", title = "Model in use", status = 409)
public final class ModelInUseException extends RuntimeException {

	private ModelInUseException(String message) {
		super(message);
	}

	/**
	 * Checks that a model may be deleted.
	 * @param model the model
	 * @param current whether it is the current model, which answers requests that name
	 * none
	 * @param aliases the aliases that stand for it
	 * @throws ModelInUseException if it is current, has an alias, is provisional, or
	 * comes with the service
	 */
	public static void requireUnused(Model model, boolean current, List<String> aliases) {
		if (model.origin() == ModelOrigin.PRETRAINED) {
			throw pretrained(model);
		}
		if (model.provisional()) {
			throw provisional(model);
		}
		if (current) {
			throw current(model);
		}
		if (!aliases.isEmpty()) {
			throw aliased(model, aliases);
		}
	}

	private static ModelInUseException aliased(Model model, List<String> aliases) {
		return new ModelInUseException("The model " + model.id() + " has the "
				+ ((aliases.size() == 1) ? "alias " : "aliases ") + String.join(", ", aliases)
				+ ". Let it stand for another model with PUT /models/aliases/" + aliases.get(0)
				+ ", or delete it with DELETE /models/aliases/" + aliases.get(0) + ", then delete the model.");
	}

	private static ModelInUseException current(Model model) {
		return new ModelInUseException("The model " + model.id()
				+ " is current: it answers when a request names none. Choose another with PUT /models/current, then delete it.");
	}

	private static ModelInUseException provisional(Model model) {
		return new ModelInUseException("The model " + model.id() + " is that of run " + model.runId()
				+ ", which has not ended. Wait for its end, or POST /runs/" + model.runId()
				+ "/cancel, then delete it.");
	}

	private static ModelInUseException pretrained(Model model) {
		return new ModelInUseException(
				"The model " + model.id() + " comes with the service and can't be deleted; start the service with"
						+ " --convscope.model.pretrained=false to leave it out.");
	}

}
