package io.convscope.prediction;

import java.util.List;

import io.convscope.model.Model;
import io.convscope.model.Prediction;

/**
 * What a model says of a picture.
 *
 * @param model who says it
 * @param probabilities one for each of the model's labels; not to be changed
 */
record ModelAnswer(Model model, float[] probabilities) {

	/**
	 * Ranks the labels.
	 * @param top how many are wanted, at least 1
	 * @return the likeliest first
	 */
	List<Prediction> rank(int top) {
		return Prediction.rank(this.model.labels(), this.probabilities, top);
	}

}
