package io.convscope.explanation;

import io.convscope.inspection.ShownPicture;
import io.convscope.model.InferenceThread;
import io.convscope.model.Model;

import org.springframework.stereotype.Component;

/**
 * Explains labels by the methods there are. Thread safe.
 */
@Component
class Explainer {

	private final InferenceThread thread;

	Explainer(InferenceThread thread) {
		this.thread = thread;
	}

	/**
	 * Explains what a model makes of a picture.
	 * @param request what is wanted
	 * @param shown the picture
	 * @return the explanation
	 */
	Explanation explain(ExplainRequest request, ShownPicture shown) {
		Model model = request.model();
		ExplainedLabel label = ExplainedLabel.of(this.thread, model, shown.picture(), request.label());
		float[][] values = request.method().weigh(this.thread, model, shown.picture(), label.index());
		return new Explanation(model, shown, request.method(), label, values);
	}

}
