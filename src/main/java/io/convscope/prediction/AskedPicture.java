package io.convscope.prediction;

import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import io.convscope.image.Picture;
import io.convscope.model.Model;
import io.convscope.model.inference.InferenceBusyException;
import io.convscope.model.inference.InferenceThread;
import org.jspecify.annotations.Nullable;

/**
 * One of several pictures that a model is asked about.
 *
 * @param name what its sender calls it
 * @param picture the picture; null when it can't be read
 * @param answer what the model says; null when it can't be read
 * @param problem why it can't be read; null when it can
 */
record AskedPicture(String name, @Nullable Picture picture, @Nullable CompletableFuture<ModelAnswer> answer,
		PicturesAnswer.@Nullable PictureProblem problem) {

	static AskedPicture of(Predictor predictor, Model model, String name, Picture picture) {
		return new AskedPicture(name, picture, predictor.submit(model, picture), null);
	}

	static AskedPicture refused(String name, PicturesAnswer.PictureProblem problem) {
		return new AskedPicture(name, null, null, problem);
	}

	AskedPicture again(Predictor predictor, Model model) {
		return (this.picture != null) ? of(predictor, model, this.name, this.picture) : this;
	}

	/**
	 * Waits for the answer, where there is one to come.
	 * @throws InferenceBusyException if it does not come in time
	 */
	void await() {
		if (this.answer != null) {
			InferenceThread.await(this.answer);
		}
	}

	/**
	 * Tells who has answered.
	 * @return the model; empty when the picture can't be read
	 */
	Stream<Model> model() {
		return Stream.ofNullable(this.answer).map((each) -> each.join().model());
	}

	PicturesAnswer.PictureResult result(int top) {
		return new PicturesAnswer.PictureResult(this.name, (this.answer != null) ? this.answer.join().rank(top) : null,
				this.problem);
	}

}
