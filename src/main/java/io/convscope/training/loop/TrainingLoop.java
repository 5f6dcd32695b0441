package io.convscope.training.loop;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import io.convscope.dataset.Batch;
import io.convscope.dataset.ShuffledBatches;
import io.convscope.evaluation.Evaluator;
import io.convscope.network.StepResult;
import io.convscope.network.TrainableNetwork;
import io.convscope.training.run.EarlyStopping;
import io.convscope.training.run.TrainingRun;

import org.springframework.util.function.SingletonSupplier;

/**
 * Trains a network for the epochs of one run. Listeners keep and show what comes of it.
 * Confined to one thread.
 */
final class TrainingLoop {

	private final TrainingRun run;

	private final TrainableNetwork network;

	private final TrainingData data;

	private final LearningRateSchedule schedule;

	private final Evaluator evaluator;

	private final List<TrainingListener> listeners;

	/**
	 * Makes a loop.
	 * @param run tells when to stop, and when to end early
	 * @param network learns
	 * @param data what it learns from
	 * @param schedule the learning rate of each step, which the user may scale
	 * @param evaluator measures the network after each epoch
	 * @param listeners called in this order
	 */
	TrainingLoop(TrainingRun run, TrainableNetwork network, TrainingData data, LearningRateSchedule schedule,
			Evaluator evaluator, List<TrainingListener> listeners) {
		this.run = run;
		this.network = network;
		this.data = data;
		this.schedule = schedule;
		this.evaluator = evaluator;
		this.listeners = List.copyOf(listeners);
	}

	/**
	 * Trains until the last epoch is done, the run has to end early, or a stop is
	 * requested.
	 * @param state where to begin; where it ended afterwards
	 * @return whether no stop was requested
	 * @throws DivergedException if the loss is no longer finite
	 */
	boolean train(TrainingState state) {
		this.run.rates().begin(state.steps(), this.schedule.steps());
		boolean done = false;
		try {
			done = trainEpochs(state);
			return done;
		}
		finally {
			this.run.rates().end(done);
		}
	}

	private boolean trainEpochs(TrainingState state) {
		tell((each) -> each.onStart(state));
		while (state.epoch().batches() > 0 || hasMoreEpochs(state)) {
			trainEpoch(state);
			Optional<TrainedEpoch> trained = evaluate(state);
			if (trained.isEmpty()) {
				tell((each) -> each.onStop(state));
				return false;
			}
			tell((each) -> each.onEpoch(trained.get()));
			state.nextEpoch();
		}
		return true;
	}

	private boolean hasMoreEpochs(TrainingState state) {
		return state.finishedEpochs() < this.run.snapshot().settings().epochs() && EarlyStopping.of(this.run).isEmpty();
	}

	private void trainEpoch(TrainingState state) {
		tell((each) -> each.onEpochStart(state));
		try (ShuffledBatches batches = this.data.batches(state.finishedEpochs() + 1, state.epoch().batches())) {
			// at least one step: what ends must have learned something
			while (batches.hasNext() && !isStopRequested() && !(state.epoch().batches() > 0 && state.time().isOver())) {
				Batch batch = batches.next();
				double wanted = this.run.rates().take(state.steps());
				double rate = this.schedule.scaledTo(wanted).at(state.steps());
				StepResult step = this.network.train(batch.inputs(), batch.labels(), batch.size(), rate);
				if (!Double.isFinite(step.loss())) {
					throw DivergedException.of(step.loss(), state.finishedEpochs() + 1, state.epoch().batches() + 1,
							wanted);
				}
				state.add(step, batch.size(), rate);
				tell((each) -> each.onBatch(state));
			}
		}
	}

	// empty when a stop is requested
	private Optional<TrainedEpoch> evaluate(TrainingState state) {
		if (isStopRequested()) {
			return Optional.empty();
		}
		double seconds = state.epoch().seconds();
		long last = state.steps() - 1;
		double wanted = this.run.rates().at(last);
		double rate = this.schedule.scaledTo(wanted).at(last);
		tell(TrainingListener::onEvaluation);
		Optional<Measurement> whole = Measurement.of(this.network, this.data, this.evaluator, this::isStopRequested);
		if (whole.isPresent() && Double.isNaN(whole.get().test().loss())) {
			throw DivergedException.weights(state.finishedEpochs() + 1, wanted);
		}
		return whole.map((measured) -> new TrainedEpoch(
				state.epoch().result(state.finishedEpochs() + 1, seconds, rate, measured), measured.test(),
				SingletonSupplier.of(this.network::weights)));
	}

	private boolean isStopRequested() {
		return this.run.stop().isRequested();
	}

	private void tell(Consumer<TrainingListener> event) {
		this.listeners.forEach(event);
	}

}
