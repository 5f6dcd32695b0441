package io.convscope.model.inference;

import java.time.Duration;
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
import io.convscope.network.dl4j.LogitGradients;
import io.convscope.network.engine.Networks;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * The one thread on which models compute. Networks are not thread safe; these are never
 * the ones in training.
 * <p>
 * Thread safe.
 */
@Component
public class InferenceThread implements DisposableBean {

	private static final int QUEUE_LENGTH = 256;

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final LoadedNetworks networks;

	private final ThreadPoolExecutor thread = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS,
			new ArrayBlockingQueue<>(QUEUE_LENGTH), (task) -> new Thread(task, "inference"));

	public InferenceThread(Networks networks, Models models) {
		this.networks = new LoadedNetworks(networks, models);
	}

	/**
	 * Submits work for a model.
	 * @param <T> what comes out
	 * @param model which; a provisional model may be replaced by a better epoch meanwhile
	 * @param work what to do with the model that computes and its network, which is not
	 * to be kept
	 * @return the result; ends exceptionally with what {@code work} throws, with
	 * {@link UnknownModelException} if the model was deleted, and with
	 * {@link NotFiniteException} if what it computes is not
	 * @throws InferenceBusyException if the queue is full
	 */
	public <T> CompletableFuture<T> submit(Model model, Function<LoadedModel, T> work) {
		return execute(() -> work.apply(this.networks.of(model)));
	}

	/**
	 * Submits work for a model that needs its logits' gradients too, which takes much
	 * longer.
	 * @param <T> what comes out
	 * @param model which; a provisional model may be replaced by a better epoch meanwhile
	 * @param work what to do with the model that computes, its network and the gradients
	 * of the same weights, none of which is to be kept
	 * @return the result; ends exceptionally as above
	 * @throws InferenceBusyException if the queue is full
	 */
	public <T> CompletableFuture<T> submit(Model model, BiFunction<LoadedModel, LogitGradients, T> work) {
		return execute(() -> {
			LoadedModel loaded = this.networks.of(model);
			return work.apply(loaded, this.networks.gradientsOf(loaded.network()));
		});
	}

	/**
	 * Makes sure that weights compute finite numbers of some pictures.
	 * @param architecture the network they are of
	 * @param weights the weights
	 * @throws InvalidWeightsException if they don't
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
					// nobody waits for it any more
					return;
				}
				try {
					result.complete(work.get());
				}
				catch (Throwable ex) {
					result.completeExceptionally(ex);
				}
			});
		}
		catch (RejectedExecutionException ex) {
			throw InferenceBusyException.queueFull(QUEUE_LENGTH);
		}
		return result;
	}

	/**
	 * Waits for a result, with a time limit; work that nobody waits for is not computed.
	 * @param <T> what comes out
	 * @param result what {@link #submit} gave
	 * @return the result
	 * @throws InferenceBusyException if it does not come in time, or this thread is
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
			throw InferenceBusyException.waitedTooLong(Duration.ZERO);
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
