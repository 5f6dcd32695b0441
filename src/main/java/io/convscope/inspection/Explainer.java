package io.convscope.inspection;

import java.io.IOException;

import io.convscope.image.UploadedPicture;
import io.convscope.model.InferenceThread;
import io.convscope.model.Model;

import org.springframework.stereotype.Component;

/**
 * Explanations of samples, of pictures that people send, or of the probe. Thread safe.
 */
@Component
class Explainer {

	private final InferenceThread thread;

	private final ShownPictures pictures;

	Explainer(InferenceThread thread, ShownPictures pictures) {
		this.thread = thread;
		this.pictures = pictures;
	}

	/**
	 * Explains the sample that is asked for, or the probe.
	 * @param request what is wanted
	 * @return the explanation
	 */
	Explanation ofSample(ExplainRequest request) {
		return explain(request, this.pictures.find(request.sample(), request.model()));
	}

	/**
	 * Explains a picture.
	 * @param request what is wanted
	 * @param upload the picture
	 * @return the explanation
	 * @throws IOException if the picture's bytes can't be had
	 */
	Explanation ofPicture(ExplainRequest request, UploadedPicture upload) throws IOException {
		return explain(request, this.pictures.read(upload));
	}

	private Explanation explain(ExplainRequest request, ShownPicture shown) {
		Model model = request.model();
		ExplainedLabel label = ExplainedLabel.of(this.thread, model, shown.picture(), request.label());
		float[][] values = request.method().weigh(this.thread, model, shown.picture(), label.index());
		return new Explanation(model, shown, request.method(), label, values);
	}

}
