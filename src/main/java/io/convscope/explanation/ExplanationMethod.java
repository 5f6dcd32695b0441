package io.convscope.explanation;

import io.convscope.image.Picture;
import io.convscope.model.Model;
import io.convscope.model.inference.InferenceThread;
import io.convscope.model.inference.ModelReplacedException;

/**
 * Computes how much each pixel of a picture contributes to a label. Immutable, thus
 * thread safe.
 */
interface ExplanationMethod {

	/**
	 * Returns the name of this method in URLs and JSON.
	 * @return the name in lower case
	 */
	String id();

	/**
	 * Adds what this method takes from a model's network, for responses.
	 * @param model the model
	 * @return the method with all that responses say about it
	 */
	default ExplanationMethod completed(Model model) {
		return this;
	}

	/**
	 * Computes the weights of the pixels.
	 * @param thread the inference thread
	 * @param model the model
	 * @param picture the picture
	 * @param label the class, from 0
	 * @return row, column: positive where a pixel counts for the label, negative where it
	 * counts against it; the same bits for the same arguments
	 * @throws ModelReplacedException if a better epoch has replaced the model
	 */
	float[][] weigh(InferenceThread thread, Model model, Picture picture, int label);

}
