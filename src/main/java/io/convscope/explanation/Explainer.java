package io.convscope.explanation;

import io.convscope.inspection.picture.ShownPicture;
import io.convscope.model.Model;
import io.convscope.model.inference.InferenceThread;
import io.convscope.model.inference.ModelReplacedException;
import io.convscope.model.inference.NotFiniteException;

import org.springframework.stereotype.Component;

/**
 * Computes explanations. Thread safe.
 */
@Component
class Explainer {

	private final InferenceThread thread;

	Explainer(InferenceThread thread) {
		this.thread = thread;
	}

	/**
	 * Explains a model's output for a picture.
	 * @param request the checked request
	 * @param shown the picture
	 * @return the explanation, all of it by one model: the requested one, or a better
	 * epoch that has replaced it
	 */
	Explanation explain(ExplainRequest request, ShownPicture shown) {
		Model model = request.model();
		while (true) {
			try {
				return explain(model, request, shown);
			}
			catch (ModelReplacedException ex) {
				model = ex.replacement();
			}
		}
	}

	private Explanation explain(Model model, ExplainRequest request, ShownPicture shown) {
		ExplainedLabel label = ExplainedLabel.of(this.thread, model, shown.picture(), request.label());
		float[][] values = request.method().weigh(this.thread, model, shown.picture(), label.index());
		for (float[] row : values) {
			NotFiniteException.requireFinite(model.id(), "the explanation", row);
		}
		return new Explanation(request, model, shown, label, values);
	}

}
