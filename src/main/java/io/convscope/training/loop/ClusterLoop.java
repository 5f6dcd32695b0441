package io.convscope.training.loop;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import io.convscope.dataset.Samples;
import io.convscope.evaluation.Evaluator;
import io.convscope.evaluation.TestPredictions;
import io.convscope.model.safetensors.Safetensors;
import io.convscope.network.Architecture;
import io.convscope.network.Network;
import io.convscope.network.Weights;
import io.convscope.network.engine.Networks;
import io.convscope.training.checkpoint.Position.EpochSums;
import io.convscope.training.cluster.ClusterFiles;
import io.convscope.training.cluster.Driver;
import io.convscope.training.cluster.DriverFailedException;
import io.convscope.training.cluster.EpochReader;
import io.convscope.training.cluster.LearnedRound;
import io.convscope.training.cluster.RoundReader;
import io.convscope.training.metrics.EpochResult;
import io.convscope.training.run.RunPhase;
import io.convscope.training.run.StopRequest;
import io.convscope.training.run.TrainingRun;

/**
 * Follows what a cluster learns of a run, and takes in each epoch. Listeners keep and
 * show what comes of it. Confined to one thread.
 */
final class ClusterLoop {

	private static final long PAUSE_MILLIS = 250;

	private final TrainingRun run;

	private final ClusterFiles files;

	private final Driver driver;

	private final Architecture architecture;

	private final Samples test;

	private final Networks networks;

	private final Evaluator evaluator;

	private final List<TrainingListener> listeners;

	private final RoundReader reader;

	private final EpochReader epochs;

	private final Deque<LearnedRound> rounds = new ArrayDeque<>();

	// of the epoch under way
	private double seconds;

	/**
	 * Makes a loop.
	 * @param run tells when to stop
	 * @param driver the process that has the cluster learn
	 * @param architecture the network
	 * @param test the test pictures
	 * @param networks computes what the network says of them
	 * @param evaluator measures the network after each epoch
	 * @param listeners called in this order
	 */
	ClusterLoop(TrainingRun run, Driver driver, Architecture architecture, Samples test, Networks networks,
			Evaluator evaluator, List<TrainingListener> listeners) {
		this.run = run;
		this.files = run.cluster();
		this.driver = driver;
		this.architecture = architecture;
		this.test = test;
		this.networks = networks;
		this.evaluator = evaluator;
		this.listeners = List.copyOf(listeners);
		this.reader = new RoundReader(this.files);
		this.epochs = new EpochReader(this.files);
	}

	/**
	 * Follows until the last epoch is taken in, or a stop is requested, which ends the
	 * process unless it is the service alone that ends.
	 * @param state where to begin; where it ended afterwards
	 * @return whether no stop was requested
	 * @throws DriverFailedException if the process ends before
	 * @throws DivergedException if the loss is no longer finite
	 * @throws IOException if files can't be read
	 */
	boolean train(TrainingState state) throws IOException {
		tell((each) -> each.onStart(state));
		// until it tells of its first steps
		this.run.show((each) -> each.at(RunPhase.SUBMITTING, each.progress()));
		int last = this.run.snapshot().settings().epochs();
		boolean alive = true;
		while (state.finishedEpochs() < last) {
			boolean moved = advance(state);
			if (!moved && !alive) {
				throw DriverFailedException.of(this.files);
			}
			// what it has written before it ended is read once more
			alive = this.driver.isAlive();
			if (this.run.stop().isRequested() || (!moved && !pause())) {
				return stopped();
			}
		}
		this.driver.awaitEnd();
		return true;
	}

	private boolean advance(TrainingState state) throws IOException {
		int epoch = state.finishedEpochs() + 1;
		// first, as its rounds were told before
		Optional<EpochResult> ended = this.epochs.find(epoch);
		this.rounds.addAll(this.reader.next());
		boolean moved = false;
		while (!this.rounds.isEmpty() && this.rounds.peek().epoch() <= epoch) {
			moved |= take(this.rounds.remove(), state);
		}
		return (ended.isPresent() && take(ended.get(), state)) || moved;
	}

	// a driver that goes on after an epoch tells some rounds once more
	private boolean take(LearnedRound round, TrainingState state) {
		if (round.epoch() <= state.finishedEpochs() || round.batch() <= state.epoch().batches()) {
			return false;
		}
		Double loss = round.loss();
		if (loss == null) {
			throw DivergedException.of(Double.NaN, round.epoch(), round.batch(), round.learningRate());
		}
		this.seconds += round.seconds();
		EpochSums before = state.epoch().sums();
		state.add(new EpochSums(round.batch(), before.pictures() + round.pictures(), before.correct() + round.correct(),
				before.loss() + loss, before.pointPictures() + Math.toIntExact(round.pictures()),
				before.pointLoss() + loss, this.seconds), round.learningRate());
		tell((each) -> each.onBatch(state));
		return true;
	}

	private boolean take(EpochResult result, TrainingState state) throws IOException {
		Weights weights = new Weights(Safetensors.read(Files.readAllBytes(this.files.weights(result.epoch()))));
		tell(TrainingListener::onEvaluation);
		Optional<TestPredictions> predictions = predictions(weights);
		if (predictions.isEmpty()) {
			return false;
		}
		tell((each) -> each.onEpoch(new TrainedEpoch(result, predictions.get(), () -> weights)));
		// the one before is safe now
		Files.deleteIfExists(this.files.weights(result.epoch() - 1));
		state.nextEpoch();
		this.seconds = 0;
		if (state.finishedEpochs() < this.run.snapshot().settings().epochs()) {
			tell((each) -> each.onEpochStart(state));
		}
		return true;
	}

	// empty when a stop is requested
	private Optional<TestPredictions> predictions(Weights weights) {
		try (Network network = this.networks.inference(this.architecture, weights)) {
			return this.evaluator.predictions(network, this.test, () -> this.run.stop().isRequested());
		}
	}

	// false when a stop is requested
	private boolean pause() {
		try {
			return this.run.stop().interruptibly(() -> {
				Thread.sleep(PAUSE_MILLIS);
				return true;
			});
		}
		catch (InterruptedException ex) {
			return false;
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	private boolean stopped() {
		if (!this.run.stop().cause().equals(Optional.of(StopRequest.Cause.SHUTDOWN))) {
			this.driver.kill();
		}
		return false;
	}

	private void tell(Consumer<TrainingListener> event) {
		this.listeners.forEach(event);
	}

}
