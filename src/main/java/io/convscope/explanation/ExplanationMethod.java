package io.convscope.explanation;

import io.convscope.image.Picture;
import io.convscope.model.Model;
import io.convscope.model.inference.InferenceThread;
import io.convscope.model.inference.ModelReplacedException;

/**
 * A way to find out which pixels of a picture speak for a label. Immutable, thus thread
 * safe.
 */
interface ExplanationMethod {

	/**
	 * Names this method as URLs and JSON do.
	 * @return the name in lower case
	 */
	String id();

	/**
	 * Completes this method by what it takes from a model's network, to be told with the
	 * numbers.
	 * @param model whose view it is
	 * @return with all that answers say of the method
	 */
	default ExplanationMethod completed(Model model) {
		return this;
	}

	/**
	 * Weighs the pixels.
	 * @param thread where models compute
	 * @param model whose view it is
	 * @param picture the picture
	 * @param label the class, from 0
	 * @return row, column: above zero where a pixel speaks for the label, below zero
	 * where it speaks against it; the same bits each time
	 * @throws ModelReplacedException if a better epoch has replaced the model
	 */
	float[][] weigh(InferenceThread thread, Model model, Picture picture, int label);

}
