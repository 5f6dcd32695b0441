package io.convscope.inspection;

import io.convscope.model.Model;
import org.jspecify.annotations.Nullable;

/**
 * Whose weights made something.
 *
 * @param model the model's id
 * @param epoch the epoch, counted from 1, that the weights are from, or 0 for those that
 * its run began with; null when imported
 */
public record Origin(String model, @Nullable Integer epoch) {

	public static Origin of(Model model) {
		return new Origin(model.id(), model.epoch());
	}

}
