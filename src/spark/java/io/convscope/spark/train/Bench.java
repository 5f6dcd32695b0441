package io.convscope.spark.train;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

import io.convscope.network.Architecture;
import io.convscope.network.LearningRule;
import io.convscope.network.LearningState;
import io.convscope.network.TrainableNetwork;
import io.convscope.spark.Engine;
import org.jspecify.annotations.Nullable;

/**
 * A network with the thread that it is used on. Tasks come on a thread each, and a
 * network has to stay on the one that made it. Used by one task at a time.
 */
final class Bench implements AutoCloseable {

	private final Architecture architecture;

	private final LearningRule rule;

	private final long seed;

	private final ExecutorService thread = Executors.newSingleThreadExecutor((task) -> {
		Thread thread = new Thread(task, "network");
		thread.setDaemon(true);
		return thread;
	});

	private @Nullable TrainableNetwork network;

	Bench(Architecture architecture, LearningRule rule, long seed) {
		this.architecture = architecture;
		this.rule = rule;
		this.seed = seed;
	}

	/**
	 * Has the network do something, as it was at some time, and waits for the end.
	 * @param <T> what comes of it
	 * @param state what it has learned until then
	 * @param work uses the network
	 * @return what comes of it
	 * @throws CancellationException if the task is killed
	 */
	<T> T with(Parameters state, Function<TrainableNetwork, T> work) {
		Future<T> result = this.thread.submit(() -> work.apply(restored(state)));
		try {
			return result.get();
		}
		catch (InterruptedException ex) {
			result.cancel(true);
			Thread.currentThread().interrupt();
			throw new CancellationException("The task was killed");
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException("The network can't be computed", ex.getCause());
		}
	}

	private TrainableNetwork restored(Parameters state) {
		LearningState learned = state.state(this.architecture, this.rule);
		TrainableNetwork network = this.network;
		if (network == null) {
			network = Engine.networks()
				.training(this.architecture, learned.weights(), this.rule, this.seed);
			this.network = network;
		}
		network.restore(learned);
		return network;
	}

	@Override
	public void close() {
		this.thread.submit(() -> {
			if (this.network != null) {
				this.network.close();
			}
		});
		this.thread.shutdown();
	}

}
