package io.convscope.prediction;

import io.convscope.model.Model;
import org.jspecify.annotations.Nullable;

/**
 * Who made a prediction.
 *
 * @param id the model's
 * @param dataset the data set it learned from; null when unknown
 * @param testAccuracy share of the test pictures it has right, 0 to 1; null when unknown
 */
record AnsweringModel(String id, @Nullable String dataset, @Nullable Double testAccuracy) {

	static AnsweringModel of(Model model) {
		return new AnsweringModel(model.id(), model.dataset(), model.testAccuracy());
	}

}
