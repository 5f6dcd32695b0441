package io.convscope.prediction;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.convscope.image.Picture;
import io.convscope.model.Model;
import io.convscope.model.inference.InferenceBusyException;
import io.convscope.model.inference.InferenceThread;
import io.convscope.model.inference.LoadedModel;
import io.convscope.prediction.PendingPictures.PendingPicture;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Predicts pictures. Those that wait at the same time go through the network as one
 * batch.
 * <p>
 * Thread safe. On oneDNN, a picture's answer is the same to the last bit, whatever goes
 * with it.
 */
@Component
class Predictor {

	private final InferenceThread thread;

	private final PendingPictures pending;

	private final int maxBatch;

	Predictor(InferenceThread thread, PredictionProperties properties) {
		this.thread = thread;
		this.pending = new PendingPictures(properties.queueCapacity());
		this.maxBatch = properties.maxBatch();
	}

	/**
	 * Begins to answer a picture.
	 * @param model the model that answers
	 * @param picture the picture
	 * @return what it says, or the better epoch that has replaced it; to be waited for
	 * with {@link InferenceThread#await}
	 * @throws InferenceBusyException if too many pictures wait already
	 */
	CompletableFuture<ModelAnswer> submit(Model model, Picture picture) {
		PendingPicture mine = new PendingPicture(model, picture);
		this.pending.add(mine);
		try {
			this.thread.submit(model, (loaded) -> answerWith(mine, loaded))
				.whenComplete((done, failure) -> giveUp(mine, failure));
		}
		catch (InferenceBusyException ex) {
			this.pending.remove(mine);
			throw ex;
		}
		return mine.answer();
	}

	/**
	 * Answers a picture.
	 * @param model the model that answers
	 * @param picture the picture
	 * @return what it says, or the better epoch that has replaced it
	 * @throws InferenceBusyException if too many pictures wait already, or the answer
	 * does not come in time
	 */
	ModelAnswer predict(Model model, Picture picture) {
		return InferenceThread.await(submit(model, picture));
	}

	/**
	 * Answers a picture in one batch with others that wait, unless an earlier batch had
	 * it.
	 */
	private boolean answerWith(PendingPicture mine, LoadedModel loaded) {
		List<PendingPicture> batch = this.pending.takeWith(mine, this.maxBatch);
		if (!batch.isEmpty()) {
			try {
				answer(batch, loaded);
			}
			catch (RuntimeException | Error ex) {
				batch.forEach((each) -> each.answer().completeExceptionally(ex));
			}
		}
		return true;
	}

	private static void answer(List<PendingPicture> batch, LoadedModel loaded) {
		int values = batch.get(0).picture().size().values();
		float[] inputs = new float[batch.size() * values];
		for (int i = 0; i < batch.size(); i++) {
			System.arraycopy(batch.get(i).picture().toInput(), 0, inputs, i * values, values);
		}
		float[] probabilities = loaded.network().predict(inputs, batch.size());
		int classes = probabilities.length / batch.size();
		for (int i = 0; i < batch.size(); i++) {
			batch.get(i)
				.answer()
				.complete(new ModelAnswer(loaded.model(),
						Arrays.copyOfRange(probabilities, i * classes, (i + 1) * classes)));
		}
	}

	// the network could not be loaded, so this picture was never computed
	private void giveUp(PendingPicture mine, @Nullable Throwable failure) {
		if (failure != null) {
			this.pending.remove(mine);
			mine.answer().completeExceptionally(failure);
		}
	}

}
