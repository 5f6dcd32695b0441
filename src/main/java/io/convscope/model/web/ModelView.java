package io.convscope.model.web;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

import io.convscope.model.Model;
import io.convscope.model.ModelOrigin;
import io.convscope.model.store.ModelSnapshot;
import io.convscope.model.store.Models;
import org.jspecify.annotations.Nullable;

/**
 * A model as the API shows it.
 *
 * @param model its metadata
 * @param network the name of its network
 * @param current whether it is the current model, which answers requests that name none
 * @param origin where it comes from
 * @param aliases its other names, which can be moved to other models
 * @param problem why it cannot answer; null if no problem is known
 */
public record ModelView(@JsonIgnoreProperties("network") @JsonUnwrapped Model model, String network, boolean current,
		ModelOrigin origin, @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> aliases,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String problem) {

	public static ModelView of(Model model, Models models) {
		return of(model, models.known().now(), models);
	}

	static ModelView of(Model model, ModelSnapshot now, Models models) {
		boolean current = now.current().filter((each) -> each.id().equals(model.id())).isPresent();
		return new ModelView(model, model.network().name(), current, model.origin(), now.aliasesOf(model.id()),
				models.known().problem(model).orElse(null));
	}

}
