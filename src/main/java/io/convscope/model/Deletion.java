package io.convscope.model;

/**
 * The rule which models may be deleted.
 */
final class Deletion {

	private Deletion() {
	}

	/**
	 * Makes sure that nobody needs a model.
	 * @param model the model
	 * @param current whether it answers when a request names none
	 * @throws ModelInUseException if it has to stay
	 */
	static void requireAllowed(Model model, boolean current) {
		if (model.origin() == ModelOrigin.PRETRAINED) {
			throw ModelInUseException.pretrained(model);
		}
		if (model.provisional()) {
			throw ModelInUseException.provisional(model);
		}
		if (current) {
			throw ModelInUseException.current(model);
		}
	}

}
