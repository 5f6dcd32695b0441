package io.convscope.model;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * A model as the API shows it.
 *
 * @param model what is known of it
 * @param current whether it answers when a request names none
 * @param origin where it comes from
 */
record ModelView(@JsonUnwrapped Model model, boolean current, ModelOrigin origin) {

	static ModelView of(Model model, Models models) {
		boolean current = models.current().filter((each) -> each.id().equals(model.id())).isPresent();
		return new ModelView(model, current, model.origin());
	}

}
