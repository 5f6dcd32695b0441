package io.convscope.training;

import java.util.Optional;
import java.util.function.Supplier;

import io.convscope.dataset.Batch;
import io.convscope.dataset.Dataset;
import io.convscope.dataset.Samples;
import io.convscope.dataset.ShuffledBatches;
import io.convscope.evaluation.Accuracy;
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

	private final Samples train;

	private final Samples test;

	private final ProgressMeter progress;

	TrainingLoop(TrainingRun run, Dataset dataset, TrainableNetwork network, Evaluator evaluator, BestEpoch best) {
		this.run = run;
		this.settings = run.snapshot().settings();
		this.network = network;
		this.evaluator = evaluator;
		this.best = best;
		Integer limit = this.settings.trainLimit();
		this.train = (limit != null) ? dataset.train().first(limit) : dataset.train();
		this.test = dataset.test();
		this.progress = new ProgressMeter(run, this.train.size());
	}

	/**
	 * Trains until the last epoch is done, or a stop is requested.
	 * @return whether the last epoch is done
	 * @throws DivergedException if the loss is no longer finite
	 */
	boolean train() {
		for (int epoch = 1; epoch <= this.settings.epochs(); epoch++) {
			EpochMeter meter = trainEpoch(epoch);
			if (this.run.stop().isRequested()) {
				return false;
			}
			double seconds = meter.seconds();
			this.progress.evaluating();
			long begin = System.nanoTime();
			Optional<Accuracy> accuracy = this.evaluator.accuracy(this.network, this.test,
					this.run.stop()::isRequested);
			if (accuracy.isEmpty()) {
				return false;
			}
			EpochResult result = new EpochResult(epoch, meter.loss(), meter.accuracy(), accuracy.get().share(), seconds,
					(System.nanoTime() - begin) / 1e9, this.train.size() / seconds);
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
		try (ShuffledBatches batches = new ShuffledBatches(this.train, this.settings.batchSize(), this.settings.seed(),
				epoch)) {
			while (batches.hasNext() && !this.run.stop().isRequested()) {
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
