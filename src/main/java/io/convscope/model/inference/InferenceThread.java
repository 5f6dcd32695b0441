package io.convscope.model.inference;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

import io.convscope.model.Model;
import io.convscope.model.UnknownModelException;
import io.convscope.model.safetensors.InvalidWeightsException;
import io.convscope.model.store.Models;
import io.convscope.network.Architecture;
import io.convscope.network.Weights;
import io.convscope.network.LogitGradients;
import io.convscope.network.engine.Networks;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The single thread for inference, since networks are not thread safe. Networks in
 * training are not used here.
 * <p>
 * Thread safe.
 */
@Component
public class InferenceThread implements DisposableBean {

	private static final int QUEUE_LENGTH = 256;

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final LoadedNetworks networks;

	private final TaskWatch watch = new TaskWatch(System::nanoTime);

	private final ThreadPoolExecutor thread;

	@Autowired
	public InferenceThread(Networks networks, Models models) {
		this(networks, models, "inference");
	}

	/**
	 * Creates a thread beside the service's own, with networks of its own.
	 * @param name the thread's name
	 */
	public InferenceThread(Networks networks, Models models, String name) {
		this.networks = new LoadedNetworks(networks, models);
		this.thread = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(QUEUE_LENGTH),
				(tasks) -> this.watch.newThread(tasks, name));
	}

	/**
	 * Submits work for a model.
	 * @param <T> type of the result
	 * @param model the model; if it is provisional, a better epoch may replace it before
	 * the work starts
	 * @param work called with the model that is used and its network, which must not be
	 * kept
	 * @return the result; completes exceptionally with what {@code work} throws, with
	 * {@link UnknownModelException} if the model was deleted, and with
	 * {@link NotFiniteException} if an output is not finite
	 * @throws InferenceBusyException if the queue is full
	 */
	public <T> CompletableFuture<T> submit(Model model, Function<LoadedModel, T> work) {
		return execute(() -> work.apply(this.networks.of(model)));
	}

	/**
	 * Submits work for a model that also needs the gradients of its logits, which takes
	 * much longer.
	 * @param <T> type of the result
	 * @param model the model; if it is provisional, a better epoch may replace it before
	 * the work starts
	 * @param work called with the model that is used, its network and the gradients for
	 * the same weights, none of which may be kept
	 * @return the result; completes exceptionally as above
	 * @throws InferenceBusyException if the queue is full
	 */
	public <T> CompletableFuture<T> submit(Model model, BiFunction<LoadedModel, LogitGradients, T> work) {
		return execute(() -> {
			LoadedModel loaded = this.networks.of(model);
			return work.apply(loaded, this.networks.gradientsOf(loaded.network()));
		});
	}

	/**
	 * Keeps models loaded, once they are, however many others are asked.
	 * @param models these models, and no others from now on
	 * @throws InferenceBusyException if the queue is full
	 */
	void keep(Set<Model> models) {
		execute(() -> {
			this.networks.keep(models);
			return true;
		});
	}

	/**
	 * Checks that a network computes finite numbers for some pictures.
	 * @param architecture the network
	 * @param weights its weights
	 * @throws InvalidWeightsException if it does not
	 * @throws InferenceBusyException if the queue is full
	 */
	public void tryOut(Architecture architecture, Weights weights) {
		await(execute(() -> {
			this.networks.tryOut(architecture, weights, Trial::require);
			return true;
		}));
	}

	private <T> CompletableFuture<T> execute(Supplier<T> work) {
		CompletableFuture<T> result = new CompletableFuture<>();
		try {
			this.thread.execute(() -> {
				if (result.isDone()) {
					// the caller has stopped waiting
					return;
				}
				this.watch.begin();
				try {
					result.complete(work.get());
				}
				catch (Throwable ex) {
					result.completeExceptionally(ex);
				}
				finally {
					this.watch.end();
				}
			});
		}
		catch (RejectedExecutionException ex) {
			throw InferenceBusyException.queueFull(QUEUE_LENGTH);
		}
		return result;
	}

	/**
	 * Counts the tasks in the queue.
	 * @return how many wait
	 */
	int waiting() {
		return this.thread.getQueue().size();
	}

	TaskWatch watch() {
		return this.watch;
	}

	/**
	 * Waits for a result, with a time limit, after which work that has not started is
	 * cancelled.
	 * @param <T> type of the result
	 * @param result the future from {@link #submit}
	 * @return the result
	 * @throws InferenceBusyException if it is not available in time, or this thread is
	 * interrupted
	 * @throws RuntimeException if the work threw it
	 */
	public static <T> T await(CompletableFuture<T> result) {
		try {
			return result.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
		}
		catch (TimeoutException ex) {
			result.cancel(false);
			throw InferenceBusyException.waitedTooLong(PATIENCE);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			result.cancel(false);
			throw InferenceBusyException.interrupted();
		}
		catch (ExecutionException ex) {
			throw (ex.getCause() instanceof RuntimeException failure) ? failure : new IllegalStateException(ex);
		}
	}

	@Override
	public void destroy() throws InterruptedException {
		this.thread.getQueue().clear();
		this.thread.execute(this.networks::close);
		this.thread.shutdown();
		this.thread.awaitTermination(1, TimeUnit.SECONDS);
	}

}
