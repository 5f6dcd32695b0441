package io.convscope.prediction;

import java.util.List;

import io.convscope.model.Familiarity;
import io.convscope.model.Model;
import io.convscope.model.Prediction;
import io.convscope.network.Logits;
import org.jspecify.annotations.Nullable;

/**
 * A model's prediction for a picture.
 *
 * @param model the model
 * @param logits one for each of the model's labels; must not be changed
 */
public record ModelAnswer(Model model, float[] logits) {

	/**
	 * Ranks the labels.
	 * @param top how many labels to return at most, at least 1
	 * @return the most probable first
	 */
	public List<Prediction> rank(int top) {
		return Prediction.rank(this.model.labels(), probabilities(), top);
	}

	/**
	 * Computes the probabilities of the labels.
	 * @return a new array, in the order of the labels
	 */
	public float[] probabilities() {
		return Logits.probabilities(this.logits, 1, this.logits.length);
	}

	/**
	 * Tells whether the picture looks like anything that the model was taught.
	 * @return the share of the model's test pictures that look less familiar, 0 to 1;
	 * null if unknown
	 */
	@Nullable Double known() {
		Familiarity familiarity = this.model.familiarity();
		return (familiarity != null) ? familiarity.known(Logits.logSumExp(this.logits, 0, this.logits.length)) : null;
	}

}
