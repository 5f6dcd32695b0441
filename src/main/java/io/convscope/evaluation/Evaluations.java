package io.convscope.evaluation;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.convscope.dataset.Dataset;
import io.convscope.memory.LruCache;
import io.convscope.metric.Meters;
import io.convscope.model.Model;
import io.convscope.model.inference.InferenceBusyException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Evaluates models on test pictures. Each evaluation is computed once, even if several
 * clients request it or none waits for it, and those requested last are cached.
 * <p>
 * Thread-safe. A single thread computes the evaluations one after another, each with a
 * network of its own, so that predictions don't wait for them.
 */
@Component
class Evaluations implements DisposableBean {

	// a few hundred kilobytes each
	private static final int REMEMBERED = 16;

	private static final int QUEUE_LENGTH = 8;

	private final TestRun testRun;

	private final Duration patience;

	private final LruCache<Question, CompletableFuture<Evaluated>> answers = new LruCache<>(REMEMBERED);

	private final ThreadPoolExecutor thread = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS,
			new ArrayBlockingQueue<>(QUEUE_LENGTH), (task) -> new Thread(task, "evaluation"));

	private volatile boolean stopped;

	private final Timer times;

	@Autowired
	Evaluations(TestRun testRun, MeterRegistry registry) {
		this(testRun, Duration.ofSeconds(60), registry);
	}

	Evaluations(TestRun testRun, Duration patience, MeterRegistry registry) {
		this.times = Meters.times(registry, "convscope.evaluation", "Evaluations of models on test pictures");
		Meters.gauge(registry, "convscope.evaluation.queue", "evaluations", "Evaluations that wait",
				() -> this.thread.getQueue().size());
		this.testRun = testRun;
		this.patience = patience;
	}

	/**
	 * Evaluates a model, or waits for the evaluation that is already under way.
	 * @param model the model; if a better epoch replaces a provisional one meanwhile,
	 * that epoch is evaluated
	 * @param dataset a data set with the same labels
	 * @return the model with its predictions for each test picture
	 * @throws EvaluationUnderWayException if it takes too long, or this thread is
	 * interrupted; the evaluation continues
	 * @throws InferenceBusyException if too many evaluations are already waiting
	 * @throws RuntimeException if the evaluation fails; the next call tries again
	 */
	Evaluated of(Model model, Dataset dataset) {
		try {
			return begin(new Question(model, dataset)).get(this.patience.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (TimeoutException ex) {
			throw EvaluationUnderWayException.after(this.patience, model.id(), dataset.name());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw EvaluationUnderWayException.interrupted(model.id(), dataset.name());
		}
		catch (ExecutionException ex) {
			throw (ex.getCause() instanceof RuntimeException failure) ? failure : new IllegalStateException(ex);
		}
	}

	private synchronized CompletableFuture<Evaluated> begin(Question question) {
		CompletableFuture<Evaluated> known = this.answers.get(question);
		if (known != null) {
			return known;
		}
		CompletableFuture<Evaluated> answer = new CompletableFuture<>();
		try {
			this.thread.execute(() -> answer(question, answer));
		}
		catch (RejectedExecutionException ex) {
			throw InferenceBusyException.queueFull(QUEUE_LENGTH);
		}
		this.answers.put(question, answer);
		return answer;
	}

	private void answer(Question question, CompletableFuture<Evaluated> answer) {
		try {
			this.times.record(() -> this.testRun.evaluate(question.model(), question.dataset(), () -> this.stopped)
				.ifPresent(answer::complete));
		}
		catch (Throwable ex) {
			forget(question);
			answer.completeExceptionally(ex);
		}
	}

	private synchronized void forget(Question question) {
		this.answers.remove(question);
	}

	@Override
	public void destroy() throws InterruptedException {
		this.stopped = true;
		this.thread.shutdownNow();
		this.thread.awaitTermination(1, TimeUnit.SECONDS);
	}

	/**
	 * The cache key. A model whose weights change, or a data set whose pictures change,
	 * is a different key.
	 */
	private record Question(Model model, Dataset dataset) {
	}

}
