package io.convscope.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

/**
 * A model as the API shows it.
 *
 * @param model what is known of it
 * @param current whether it answers when a request names none
 * @param origin where it comes from
 * @param problem why it can't answer; null when nothing is known to be wrong with it
 */
record ModelView(@JsonUnwrapped Model model, boolean current, ModelOrigin origin,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String problem) {

	static ModelView of(Model model, Models models) {
		boolean current = models.current().filter((each) -> each.id().equals(model.id())).isPresent();
		return new ModelView(model, current, model.origin(), models.known().problem(model).orElse(null));
	}

}
