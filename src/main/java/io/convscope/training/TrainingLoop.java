package io.convscope.training;

import java.util.Optional;
import java.util.function.Supplier;

import io.convscope.dataset.Batch;
import io.convscope.dataset.ShuffledBatches;
import io.convscope.evaluation.Evaluator;
import io.convscope.model.TrainingSettings;
import io.convscope.network.StepResult;
import io.convscope.network.TrainableNetwork;
import io.convscope.network.Weights;

import org.springframework.util.function.SingletonSupplier;

/**
 * Trains a network for the epochs of one run; confined to one thread.
 */
final class TrainingLoop {

	private final TrainingRun run;

	private final TrainingSettings settings;

	private final TrainableNetwork network;

	private final Evaluator evaluator;

	private final BestEpoch best;

	private final TrainingParts parts;

	private final TrainingTime time;

	private final long seed;

	private final ProgressMeter progress;

	private final Checkpoints checkpoints;

	private int finishedEpochs;

	private long steps;

	private EpochMeter meter;

	TrainingLoop(TrainingRun run, TrainingParts parts, TrainableNetwork network, Evaluator evaluator, BestEpoch best,
			TrainingTime time, long seed, Checkpoints checkpoints, Position from) {
		this.run = run;
		this.settings = run.snapshot().settings();
		this.network = network;
		this.evaluator = evaluator;
		this.best = best;
		this.parts = parts;
		this.time = time;
		this.seed = seed;
		this.progress = new ProgressMeter(run, from.epoch(), parts.training().size(), time);
		this.checkpoints = checkpoints;
		this.finishedEpochs = from.epoch();
		this.steps = from.step();
		this.meter = new EpochMeter(from.sums());
	}

	Position position() {
		return new Position(this.finishedEpochs, this.steps, this.time.elapsedSeconds(), this.meter.sums());
	}

	/**
	 * Trains until the last epoch is done, the run has to end early, or a stop is
	 * requested.
	 * @return whether no stop was requested
	 * @throws DivergedException if the loss is no longer finite
	 */
	boolean train() {
		while (this.meter.batches() > 0 || hasMoreEpochs()) {
			int epoch = this.finishedEpochs + 1;
			trainEpoch(epoch);
			if (this.run.stop().isRequested()) {
				return false;
			}
			double seconds = this.meter.seconds();
			this.progress.evaluating();
			Optional<Measurement> measured = Measurement.of(this.network, this.parts, this.evaluator,
					this.run.stop()::isRequested);
			if (measured.isEmpty()) {
				return false;
			}
			EpochResult result = this.meter.result(epoch, seconds, measured.get());
			this.run.metrics().add(result);
			this.progress.finished(result);
			Supplier<Weights> weights = SingletonSupplier.of(this.network::weights);
			this.best.offer(result, weights);
			this.run.epochs().keep(epoch, weights.get());
			this.run.predictions().keep(epoch, measured.get().test());
			this.finishedEpochs = epoch;
			this.meter = new EpochMeter(EpochSums.NONE);
			if (hasMoreEpochs()) {
				this.checkpoints.epochDone(this::position);
			}
		}
		return true;
	}

	private boolean hasMoreEpochs() {
		return this.finishedEpochs < this.settings.epochs() && EarlyStopping.of(this.run).isEmpty();
	}

	private void trainEpoch(int epoch) {
		this.progress.begin(this.meter.batches());
		try (ShuffledBatches batches = new ShuffledBatches(this.parts.training(), this.settings.batchSize(), this.seed,
				epoch, this.meter.batches())) {
			// at least one step: what ends must have learned something
			while (batches.hasNext() && !this.run.stop().isRequested()
					&& !(this.meter.batches() > 0 && this.time.isOver())) {
				Batch batch = batches.next();
				StepResult step = this.network.train(batch.inputs(), batch.labels(), batch.size(),
						this.settings.learningRate());
				if (!Double.isFinite(step.loss())) {
					throw DivergedException.of(step.loss(), epoch, this.meter.batches() + 1,
							this.settings.learningRate());
				}
				this.meter.add(step, batch.size());
				this.steps++;
				this.progress.step(this.meter);
				this.checkpoints.stepDone(this::position);
			}
		}
	}

}
