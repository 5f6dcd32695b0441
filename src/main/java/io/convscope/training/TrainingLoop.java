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

	TrainingLoop(TrainingRun run, TrainingParts parts, TrainableNetwork network, Evaluator evaluator, BestEpoch best,
			TrainingTime time, long seed) {
		this.run = run;
		this.settings = run.snapshot().settings();
		this.network = network;
		this.evaluator = evaluator;
		this.best = best;
		this.parts = parts;
		this.time = time;
		this.seed = seed;
		this.progress = new ProgressMeter(run, parts.training().size(), time);
	}

	/**
	 * Trains until the last epoch is done, the run has to end early, or a stop is
	 * requested.
	 * @return whether no stop was requested
	 * @throws DivergedException if the loss is no longer finite
	 */
	boolean train() {
		for (int epoch = 1; epoch <= this.settings.epochs() && EarlyEnd.of(this.run).isEmpty(); epoch++) {
			EpochMeter meter = trainEpoch(epoch);
			if (this.run.stop().isRequested()) {
				return false;
			}
			double seconds = meter.seconds();
			this.progress.evaluating();
			Optional<Measurement> measured = Measurement.of(this.network, this.parts, this.evaluator,
					this.run.stop()::isRequested);
			if (measured.isEmpty()) {
				return false;
			}
			EpochResult result = meter.result(epoch, seconds, measured.get());
			this.run.metrics().add(result);
			this.progress.finished(result);
			Supplier<Weights> weights = SingletonSupplier.of(this.network::weights);
			this.best.offer(result, weights);
			this.run.epochs().keep(epoch, weights.get());
		}
		return true;
	}

	private EpochMeter trainEpoch(int epoch) {
		EpochMeter meter = new EpochMeter();
		this.progress.begin();
		try (ShuffledBatches batches = new ShuffledBatches(this.parts.training(), this.settings.batchSize(), this.seed,
				epoch)) {
			// at least one step: what ends must have learned something
			while (batches.hasNext() && !this.run.stop().isRequested()
					&& !(meter.batches() > 0 && this.time.isOver())) {
				Batch batch = batches.next();
				StepResult step = this.network.train(batch.inputs(), batch.labels(), batch.size());
				if (!Double.isFinite(step.loss())) {
					throw DivergedException.of(step.loss(), epoch, meter.batches() + 1, this.settings.learningRate());
				}
				meter.add(step, batch.size());
				this.progress.step(meter);
			}
		}
		return meter;
	}

}
