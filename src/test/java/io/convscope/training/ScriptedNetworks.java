package io.convscope.training;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

import io.convscope.network.Architecture;
import io.convscope.network.LearningRule;
import io.convscope.network.LearningState;
import io.convscope.network.Logs;
import io.convscope.network.StepResult;
import io.convscope.network.Tensor;
import io.convscope.network.TrainableNetwork;
import io.convscope.network.Weights;
import io.convscope.network.engine.Networks;

import static io.convscope.image.PictureSizes.CIFAR10;

/**
 * Networks that learn nothing: each step and each measuring goes as the test says.
 */
public final class ScriptedNetworks extends Networks {

	/** Done in each step, on the training thread. */
	public volatile Runnable step = () -> {
	};

	/** Done when an epoch's weights are kept, on the training thread. */
	volatile Runnable keep = () -> {
	};

	/** Done in each measuring, on the training thread. */
	volatile Runnable measure = () -> {
	};

	/** Where each training began. */
	public final List<Start> starts = new CopyOnWriteArrayList<>();

	/** The first value of each picture of each step, in their order. */
	public final List<Float> trainedOn = new CopyOnWriteArrayList<>();

	/** The same of each measuring. */
	public final List<List<Float>> measuredOn = new CopyOnWriteArrayList<>();

	volatile double loss = 1;

	/** The probability of the class that it answers. */
	volatile float sureness = 1;

	/** What the status says; nothing computes on them. */
	volatile int threads = 2;

	/** How many numbers a checkpoint has beside the weights. */
	volatile int velocities = 1;

	/** Of the first so many pictures, the class is 0; in each measuring another. */
	public volatile int[] zeros = { 1 };

	/**
	 * Starts a run whose steps wait.
	 * @param start starts it
	 * @return what lets the steps go on, once the first has begun
	 * @throws InterruptedException if the wait for its begin is interrupted
	 */
	public Runnable holdFirstStepOf(Runnable start) throws InterruptedException {
		CountDownLatch taken = new CountDownLatch(1);
		CountDownLatch release = new CountDownLatch(1);
		this.step = () -> {
			taken.countDown();
			try {
				release.await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		};
		start.run();
		taken.await();
		return release::countDown;
	}

	@Override
	public int threads() {
		return this.threads;
	}

	@Override
	public TrainableNetwork training(Architecture architecture, Weights weights, LearningRule rule, long seed) {
		this.starts.add(new Start(weights, seed));
		return new Scripted(architecture);
	}

	private final class Scripted implements TrainableNetwork {

		private final Architecture architecture;

		private int epoch;

		private Scripted(Architecture architecture) {
			this.architecture = architecture;
		}

		@Override
		public Architecture architecture() {
			return this.architecture;
		}

		@Override
		public StepResult train(float[] inputs, int[] labels, int count, double learningRate) {
			ScriptedNetworks.this.trainedOn.addAll(firstValues(inputs, count));
			ScriptedNetworks.this.step.run();
			return new StepResult(ScriptedNetworks.this.loss, 0);
		}

		@Override
		public float[] logits(float[] inputs, int count) {
			ScriptedNetworks.this.measuredOn.add(firstValues(inputs, count));
			ScriptedNetworks.this.measure.run();
			int zeros = ScriptedNetworks.this.zeros[this.epoch++];
			float[] answers = new float[2 * count];
			for (int i = 0; i < count; i++) {
				answers[2 * i + ((i < zeros) ? 0 : 1)] = ScriptedNetworks.this.sureness;
			}
			return Logs.of(answers);
		}

		@Override
		public Weights weights() {
			if (this.epoch > 0) {
				ScriptedNetworks.this.keep.run();
			}
			return weightsOf(this.epoch);
		}

		@Override
		public float[] activations(String layer, float[] inputs, int count) {
			return new float[count * this.architecture.layer(layer).values()];
		}

		@Override
		public Weights moment(String name) {
			return Objects.requireNonNull(state().moments().get(name));
		}

		@Override
		public LearningState state() {
			float[] velocity = new float[ScriptedNetworks.this.velocities];
			Weights velocities = new Weights(List.of(new Tensor("epoch", new int[] { velocity.length }, velocity)));
			return new LearningState(weightsOf(this.epoch), Map.of("velocity", velocities), 0, this.epoch);
		}

		@Override
		public void restore(LearningState state) {
			this.epoch = (int) state.draws();
		}

		@Override
		public void close() {
		}

	}

	private static List<Float> firstValues(float[] inputs, int count) {
		return IntStream.range(0, count).mapToObj((i) -> inputs[i * CIFAR10.values()]).toList();
	}

	public static Weights weightsOf(int epoch) {
		return new Weights(List.of(new Tensor("epoch", new int[] { 1 }, new float[] { epoch })));
	}

	/**
	 * Where a network began.
	 *
	 * @param weights its first
	 * @param seed of its random numbers
	 */
	public record Start(Weights weights, long seed) {
	}

}
