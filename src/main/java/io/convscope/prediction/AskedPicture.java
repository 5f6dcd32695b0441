package io.convscope.prediction;

import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import io.convscope.image.Picture;
import io.convscope.model.Model;
import io.convscope.model.inference.InferenceBusyException;
import io.convscope.model.inference.InferenceThread;
import org.jspecify.annotations.Nullable;

/**
 * One of several pictures in a request for predictions.
 *
 * @param name its name in the request
 * @param picture the picture; null if it cannot be read
 * @param answer the model's answer; null if the picture cannot be read
 * @param problem why the picture cannot be read; null if it can
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
	 * Waits for the answer, if the picture could be read.
	 * @throws InferenceBusyException if it does not come in time
	 */
	void await() {
		if (this.answer != null) {
			InferenceThread.await(this.answer);
		}
	}

	/**
	 * Returns the model that answered.
	 * @return the model; empty if the picture cannot be read
	 */
	Stream<Model> model() {
		return Stream.ofNullable(this.answer).map((each) -> each.join().model());
	}

	PicturesAnswer.PictureResult result(int top) {
		if (this.answer == null) {
			return new PicturesAnswer.PictureResult(this.name, null, null, this.problem);
		}
		ModelAnswer found = this.answer.join();
		return new PicturesAnswer.PictureResult(this.name, found.rank(top), found.known(), null);
	}

}
