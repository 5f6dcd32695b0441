package io.convscope.prediction;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

import io.convscope.model.Model;
import io.convscope.model.inference.InferenceThread;
import io.convscope.model.inference.LoadedModel;
import io.convscope.model.store.Models;
import io.convscope.network.engine.Networks;
import io.convscope.prediction.ShadowMetrics.Outcome;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Lets another model answer a share of the pictures too, on a thread of its own, and
 * compares what it says. Nobody waits for it: a picture that comes while it is busy is
 * dropped. Thread safe.
 */
@Component
class Shadow implements DisposableBean {

	private static final Logger logger = LoggerFactory.getLogger(Shadow.class);

	/** How many pictures wait for it at most. */
	static final int MOST_WAITING = 32;

	private final @Nullable String name;

	private final double share;

	private final Models models;

	private final InferenceThread thread;

	private final AtomicInteger waiting = new AtomicInteger();

	private final @Nullable ShadowMetrics metrics;

	// the last one that was logged
	private @Nullable String problem;

	Shadow(ShadowProperties properties, Networks networks, Models models, MeterRegistry registry) {
		this.name = properties.shadow();
		this.share = properties.shadowShare();
		this.models = models;
		this.thread = new InferenceThread(networks, models, "shadow");
		this.metrics = (this.name != null) ? new ShadowMetrics(registry, this.name) : null;
	}

	/**
	 * Maybe answers a picture that was answered; returns at once.
	 * @param answer the answer
	 * @param input the picture
	 */
	void offer(ModelAnswer answer, NetworkInput input) {
		ShadowMetrics metrics = this.metrics;
		if (this.name == null || metrics == null || ThreadLocalRandom.current().nextDouble() >= this.share) {
			return;
		}
		Model model = this.models.find(this.name).orElse(null);
		if (model == null) {
			fail(this.name, "there is no such model");
		}
		else if (!model.pictureSize().equals(answer.model().pictureSize())) {
			fail(model.id(), "it takes pictures of another size than " + answer.model().id());
		}
		else if (model.equals(answer.model())) {
			// it is no shadow of itself
			return;
		}
		else if (this.waiting.incrementAndGet() > MOST_WAITING) {
			this.waiting.decrementAndGet();
			metrics.count(model.id(), Outcome.DROPPED);
		}
		else {
			this.thread.submit(model, (loaded) -> compare(answer, input, loaded, metrics))
				.whenComplete((done, failure) -> end(model, failure));
		}
	}

	private static boolean compare(ModelAnswer answer, NetworkInput input, LoadedModel loaded, ShadowMetrics metrics) {
		long begin = System.nanoTime();
		ModelAnswer shadow = new ModelAnswer(loaded.model(), loaded.network().logits(input.values(), 1));
		long nanos = System.nanoTime() - begin;
		metrics.compared(loaded.model().id(), ShadowComparison.of(answer, shadow), nanos);
		return true;
	}

	private void end(Model model, @Nullable Throwable failure) {
		this.waiting.decrementAndGet();
		if (failure != null) {
			fail(model.id(), String.valueOf(failure.getMessage()));
		}
	}

	private synchronized void fail(String model, String why) {
		if (this.metrics != null) {
			this.metrics.count(model, Outcome.FAILED);
		}
		String found = "The shadow " + model + " can't answer: " + why;
		if (!found.equals(this.problem)) {
			this.problem = found;
			logger.warn(found);
		}
	}

	@Override
	public void destroy() throws InterruptedException {
		this.thread.destroy();
	}

}
