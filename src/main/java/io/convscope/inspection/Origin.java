package io.convscope.inspection;

import io.convscope.model.Model;
import org.jspecify.annotations.Nullable;

/**
 * The model, and the epoch of it, whose weights were used.
 *
 * @param model the model's id
 * @param epoch the epoch of the weights, counted from 1, or 0 for the initial weights of
 * its run; null if imported
 */
public record Origin(String model, @Nullable Integer epoch) {

	public static Origin of(Model model) {
		return new Origin(model.id(), model.epoch());
	}

}
