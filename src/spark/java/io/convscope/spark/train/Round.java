package io.convscope.spark.train;

import java.util.Iterator;
import java.util.List;

import io.convscope.dataset.Batch;
import io.convscope.dataset.Share;
import io.convscope.dataset.ShuffledBatches;
import io.convscope.network.LearningRule;
import io.convscope.network.StepResult;
import io.convscope.network.TrainableNetwork;
import io.convscope.training.loop.LearningRateSchedule;
import io.convscope.training.loop.TrainingData;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Some batches of an epoch, learned by all workers at once: each learns its share of each
 * batch from where all of them began.
 *
 * @param plan the training
 * @param files of the file systems
 * @param start what has been learned before
 * @param epoch its number, from 1
 * @param from the first batch of the round, from 0
 * @param to the batch after its last one
 */
record Round(TrainingPlan plan, Broadcast<SerializableConfiguration> files, Broadcast<Parameters> start, int epoch,
		int from, int to) implements FlatMapFunction<Iterator<Integer>, RoundResult> {

	// apart from one another for each worker: 2^32 divided by the golden ratio
	private static final long DRAWS_APART = 0x9E3779B1L;

	@Override
	public Iterator<RoundResult> call(Iterator<Integer> workers) {
		Workplace place = Workplace.of(this.plan, this.files.value().value());
		int worker = workers.next();
		Parameters begin = this.start.value();
		// each worker drops other values than the others do
		long offset = worker * DRAWS_APART;
		RoundResult result = place.with(begin.drawing(begin.draws() + offset),
				(network) -> learn(network, place, worker, offset));
		return List.of(result).iterator();
	}

	private RoundResult learn(TrainableNetwork network, Workplace place, int worker, long offset) {
		TrainingData data = place.data();
		LearningRule rule = place.settings().learningRule();
		LearningRateSchedule schedule = LearningRateSchedule.of(place.settings(), data.batchesInEpoch());
		long before = (long) (this.epoch - 1) * data.batchesInEpoch();
		double loss = 0;
		long correct = 0;
		long pictures = 0;
		long begin = System.nanoTime();
		try (ShuffledBatches batches = data.batches(this.epoch, this.from, new Share(worker, this.plan.workers()))) {
			for (int i = this.from; i < this.to; i++) {
				Batch batch = batches.next();
				// the last batch may have fewer pictures than there are workers
				if (batch.size() > 0) {
					StepResult step = network.train(batch.inputs(), batch.labels(), batch.size(),
							schedule.at(before + i));
					loss += step.loss() * batch.size();
					correct += step.correct();
					pictures += batch.size();
				}
			}
		}
		double seconds = (System.nanoTime() - begin) / 1e9;
		Parameters learned = Parameters.of(network.state(), rule);
		return new RoundResult(learned.drawing(learned.draws() - offset), loss, correct, pictures, seconds);
	}

}
