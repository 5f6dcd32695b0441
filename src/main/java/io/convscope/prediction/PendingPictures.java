package io.convscope.prediction;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import io.convscope.access.Caller;
import io.convscope.model.Model;
import io.convscope.model.inference.InferenceBusyException;
import org.jspecify.annotations.Nullable;

/**
 * The queue of pictures to predict: first in, first out, up to its capacity. Thread safe.
 */
final class PendingPictures {

	private final int capacity;

	private final Set<PendingPicture> waiting = new LinkedHashSet<>();

	PendingPictures(int capacity) {
		this.capacity = capacity;
	}

	/**
	 * Adds a picture to the queue.
	 * @param picture the picture
	 * @throws InferenceBusyException if the queue is full
	 * @throws io.convscope.access.LimitExceededException if too many pictures of the same
	 * key are in it
	 */
	synchronized void add(PendingPicture picture) {
		if (this.waiting.size() == this.capacity) {
			throw InferenceBusyException.queueFull(this.capacity);
		}
		Caller.requirePictureBeside(
				this.waiting.stream().filter((each) -> Objects.equals(each.key, picture.key)).count());
		this.waiting.add(picture);
	}

	synchronized void remove(PendingPicture picture) {
		this.waiting.remove(picture);
	}

	synchronized int size() {
		return this.waiting.size();
	}

	/**
	 * Takes a batch for one model out of the queue.
	 * @param first a picture that must be in the batch
	 * @param most the maximum batch size, at least 1
	 * @return the picture with others for its model; empty if it is no longer queued
	 */
	synchronized List<PendingPicture> takeWith(PendingPicture first, int most) {
		List<PendingPicture> batch = new ArrayList<>();
		if (this.waiting.remove(first)) {
			batch.add(first);
			Iterator<PendingPicture> others = this.waiting.iterator();
			while (batch.size() < most && others.hasNext()) {
				PendingPicture other = others.next();
				if (other.model().equals(first.model())) {
					batch.add(other);
					others.remove();
				}
			}
		}
		return batch;
	}

	/**
	 * A queued picture, compared by identity.
	 */
	static final class PendingPicture {

		// the name of the key of the request; null for none
		private final @Nullable String key = Caller.name();

		// the thread of the request
		private final Thread client = Thread.currentThread();

		private final Model model;

		private final NetworkInput input;

		private final CompletableFuture<ModelAnswer> answer = new CompletableFuture<>();

		private final long queuedAt = System.nanoTime();

		PendingPicture(Model model, NetworkInput input) {
			this.model = model;
			this.input = input;
		}

		Model model() {
			return this.model;
		}

		NetworkInput input() {
			return this.input;
		}

		Thread client() {
			return this.client;
		}

		long queuedAt() {
			return this.queuedAt;
		}

		/**
		 * Returns the pending answer.
		 * @return the future answer
		 */
		CompletableFuture<ModelAnswer> answer() {
			return this.answer;
		}

	}

}
