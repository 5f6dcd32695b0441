package io.convscope.prediction;

import java.util.ArrayList;
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
 * Predicts pictures. Pictures that are queued at the same time are computed as one batch.
 * <p>
 * Thread safe. Except on the engine {@code dl4j}, a picture's answer has the same bits
 * whatever else is in its batch.
 */
@Component
public class Predictor {

	private final InferenceThread thread;

	private final PendingPictures pending;

	private final int capacity;

	private final int maxBatch;

	private final PredictionMetrics metrics;

	private final Shadow shadow;

	Predictor(InferenceThread thread, PredictionProperties properties, PredictionMetrics metrics, Shadow shadow) {
		this.shadow = shadow;
		this.metrics = metrics;
		this.thread = thread;
		this.pending = new PendingPictures(properties.queueCapacity());
		this.capacity = properties.queueCapacity();
		this.maxBatch = properties.maxBatch();
	}

	/**
	 * Does the work for a request, and counts the request by its model and its outcome.
	 * @param <T> what the work returns
	 * @param <X> what it may throw
	 * @param model the model that was asked
	 * @param work computes the answer, with this predictor
	 * @return the answer
	 * @throws X if the work throws it
	 */
	public <T, X extends Exception> T count(Model model, CountedWork<T, X> work) throws X {
		return this.metrics.count(model.id(), work);
	}

	/**
	 * Counts the pictures in the queue.
	 * @return how many wait
	 */
	int waiting() {
		return this.pending.size();
	}

	/**
	 * Queues a picture.
	 * @param model the model that answers
	 * @param picture the picture
	 * @return the future answer of the model, or of a better epoch that has replaced it;
	 * to be awaited with {@link InferenceThread#await}
	 * @throws InferenceBusyException if the queue is full
	 */
	CompletableFuture<ModelAnswer> submit(Model model, Picture picture) {
		return submit(model, NetworkInput.of(picture));
	}

	private CompletableFuture<ModelAnswer> submit(Model model, NetworkInput input) {
		PendingPicture mine = new PendingPicture(model, input);
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
	 * Predicts a picture and waits for the answer.
	 * @param model the model that answers
	 * @param picture the picture
	 * @return the answer of the model, or of a better epoch that has replaced it
	 * @throws InferenceBusyException if the queue is full, or the answer does not come in
	 * time
	 */
	public ModelAnswer predict(Model model, Picture picture) {
		return InferenceThread.await(submit(model, picture));
	}

	/**
	 * Predicts pictures, all by one model, and waits for the answers. No more than a
	 * batch of them is queued at a time.
	 * @param model the model that answers
	 * @param inputs the pictures
	 * @return the answers of the model, or of a better epoch that has replaced it, in the
	 * order of the pictures
	 * @throws InferenceBusyException if the queue is full, or an answer does not come in
	 * time
	 */
	public List<ModelAnswer> predict(Model model, List<NetworkInput> inputs) {
		List<ModelAnswer> answers = new ArrayList<>();
		for (int from = 0; from < inputs.size(); from += this.maxBatch) {
			List<CompletableFuture<ModelAnswer>> batch = inputs
				.subList(from, Math.min(inputs.size(), from + this.maxBatch))
				.stream()
				.map((input) -> submit(model, input))
				.toList();
			batch.forEach((each) -> answers.add(InferenceThread.await(each)));
		}
		// a better epoch may have replaced the model after the first pictures
		Model last = answers.isEmpty() ? model : answers.get(answers.size() - 1).model();
		return answers.stream().allMatch((each) -> each.model().equals(last)) ? answers : predict(last, inputs);
	}

	/**
	 * Tells how many pictures may be queued.
	 * @return at least 1
	 */
	public int capacity() {
		return this.capacity;
	}

	/**
	 * Computes a picture in one batch with others in the queue, unless an earlier batch
	 * contained it.
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

	private void answer(List<PendingPicture> batch, LoadedModel loaded) {
		long begin = System.nanoTime();
		batch.forEach((each) -> this.metrics.waited(begin - each.queuedAt()));
		int values = loaded.model().pictureSize().values();
		float[] inputs = new float[batch.size() * values];
		for (int i = 0; i < batch.size(); i++) {
			System.arraycopy(batch.get(i).input().values(), 0, inputs, i * values, values);
		}
		int clients = (int) batch.stream().map(PendingPicture::client).distinct().count();
		float[] logits = loaded.logits(inputs, batch.size(), clients);
		this.metrics.computed(loaded.model().id(), batch.size(), System.nanoTime() - begin);
		int classes = logits.length / batch.size();
		List<ModelAnswer> answers = new ArrayList<>();
		for (int i = 0; i < batch.size(); i++) {
			ModelAnswer answer = new ModelAnswer(loaded.model(),
					Arrays.copyOfRange(logits, i * classes, (i + 1) * classes));
			answers.add(answer);
			batch.get(i).answer().complete(answer);
		}
		// nobody waits for it
		for (int i = 0; i < batch.size(); i++) {
			this.shadow.offer(answers.get(i), batch.get(i).input());
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
