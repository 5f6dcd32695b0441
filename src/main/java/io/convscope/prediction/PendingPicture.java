package io.convscope.prediction;

import java.util.concurrent.CompletableFuture;

import io.convscope.image.Picture;
import io.convscope.model.Model;

/**
 * A picture that waits for a model's answer; equal to nothing but itself.
 */
final class PendingPicture {

	private final Model model;

	private final Picture picture;

	private final CompletableFuture<ModelAnswer> answer = new CompletableFuture<>();

	PendingPicture(Model model, Picture picture) {
		this.model = model;
		this.picture = picture;
	}

	Model model() {
		return this.model;
	}

	Picture picture() {
		return this.picture;
	}

	/**
	 * Gives the answer to come.
	 * @return what a model says
	 */
	CompletableFuture<ModelAnswer> answer() {
		return this.answer;
	}

}
