package io.convscope.prediction;

import java.util.List;

import io.convscope.model.Model;
import io.convscope.model.Prediction;

/**
 * A model's prediction for a picture.
 *
 * @param model the model
 * @param probabilities one for each of the model's labels; must not be changed
 */
record ModelAnswer(Model model, float[] probabilities) {

	/**
	 * Ranks the labels.
	 * @param top how many labels to return at most, at least 1
	 * @return the most probable first
	 */
	List<Prediction> rank(int top) {
		return Prediction.rank(this.model.labels(), this.probabilities, top);
	}

}
