package io.convscope.explanation;

import java.util.Optional;

import io.convscope.image.Picture;
import io.convscope.model.Model;
import io.convscope.model.Prediction;
import io.convscope.model.inference.InferenceThread;
import io.convscope.model.inference.ModelReplacedException;
import io.convscope.network.Network;

/**
 * A class with the model's outputs for it.
 *
 * @param label the name of the class
 * @param index the index of the class, from 0
 * @param probability the softmax output, 0 to 1
 * @param logit the input of the softmax
 */
record ExplainedLabel(String label, int index, float probability, float logit) {

	/**
	 * Computes a model's outputs for a picture.
	 * @param thread the inference thread
	 * @param model the model
	 * @param picture the picture
	 * @param wanted the class, from 0; empty for the predicted one
	 * @return the class with its outputs
	 * @throws ModelReplacedException if a better epoch has replaced the model
	 */
	static ExplainedLabel of(InferenceThread thread, Model model, Picture picture, Optional<Integer> wanted) {
		float[] input = picture.toInput();
		return InferenceThread.await(thread.submit(model, (loaded) -> {
			Network network = loaded.networkOf(model);
			float[] probabilities = network.predict(input, 1);
			int index = wanted.orElseGet(() -> Prediction.rank(model.labels(), probabilities, 1).get(0).index());
			return new ExplainedLabel(model.labels().get(index), index, probabilities[index],
					Logits.of(network, index, input, 1)[0]);
		}));
	}

}
