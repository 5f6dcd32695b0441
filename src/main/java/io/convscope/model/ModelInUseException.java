package io.convscope.model;

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
	 * @throws ModelInUseException if it is current, provisional, or comes with the
	 * service
	 */
	public static void requireUnused(Model model, boolean current) {
		if (model.origin() == ModelOrigin.PRETRAINED) {
			throw pretrained(model);
		}
		if (model.provisional()) {
			throw provisional(model);
		}
		if (current) {
			throw current(model);
		}
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
