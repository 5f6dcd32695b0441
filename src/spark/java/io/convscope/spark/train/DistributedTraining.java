package io.convscope.spark.train;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;

import io.convscope.model.TrainingSettings;
import io.convscope.network.LearningRule;
import io.convscope.network.Weights;
import io.convscope.spark.JobFailedException;
import io.convscope.training.cluster.LearnedRound;
import io.convscope.training.loop.LearningRateSchedule;
import io.convscope.training.metrics.EpochResult;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * The loop of a training on many machines. In each round every worker starts from the
 * same parameters and moments of the optimizer, learns its share of some batches, and
 * sends what it has then; the means are the start of the next round. With one batch a
 * round and equal shares that is a step of one machine, up to dropout and statistics of
 * batches; with more it is local SGD (S. Stich, <em>Local SGD Converges Fast and
 * Communicates Little</em>, 2019).
 */
final class DistributedTraining {

	private static final Logger logger = LoggerFactory.getLogger(DistributedTraining.class);

	private final JavaSparkContext context;

	private final TrainingPlan plan;

	private final Workplace place;

	private final TrainingSettings settings;

	private final int batches;

	private final Broadcast<SerializableConfiguration> files;

	/**
	 * Prepares a training.
	 * @param context of the cluster
	 * @param plan what is trained
	 * @param place of the training in this process
	 * @param batches how many batches a round has
	 */
	DistributedTraining(JavaSparkContext context, TrainingPlan plan, Workplace place, int batches) {
		this.context = context;
		this.plan = plan;
		this.place = place;
		this.settings = place.settings();
		this.batches = batches;
		this.files = context.broadcast(new SerializableConfiguration(context.hadoopConfiguration()));
	}

	/**
	 * Trains the epochs that are not there yet. A line of JSON on standard output tells
	 * of each round: a {@link LearnedRound}.
	 * @param start the first weights of a new training
	 * @param epochs is told of each
	 * @throws IOException if an epoch can't be written
	 * @throws JobFailedException if the loss is no longer finite
	 */
	void train(Weights start, TrainedEpochs epochs) throws IOException {
		LearningRule rule = this.settings.learningRule();
		Parameters state = epochs.learned()
			.map((learned) -> Parameters.of(learned, rule))
			.orElseGet(() -> Parameters.begin(start, this.place.architecture(), rule));
		for (int epoch = epochs.finished() + 1; epoch <= this.settings.epochs(); epoch++) {
			state = trainEpoch(epoch, state, epochs);
		}
	}

	private Parameters trainEpoch(int epoch, Parameters before, TrainedEpochs epochs) throws IOException {
		EpochSums sums = new EpochSums();
		Parameters state = before;
		int count = this.place.data().batchesInEpoch();
		for (int from = 0; from < count; from += this.batches) {
			int to = Math.min(count, from + this.batches);
			long begin = System.nanoTime();
			RoundResult round = learn(epoch, from, to, state);
			double seconds = (System.nanoTime() - begin) / 1e9;
			sums.add(round, seconds);
			tell(new LearnedRound(epoch, to - from, to, round.pictures(), round.correct(),
					Double.isFinite(round.loss()) ? round.loss() : null, seconds, rate(epoch, to)));
			if (!Double.isFinite(round.loss())) {
				throw JobFailedException.because("The loss is no longer a number in epoch " + epoch
						+ ": training diverged. Try a learningRate smaller than " + this.settings.learningRate() + ".");
			}
			state = round.sum().divideBy(this.plan.workers());
		}
		long begin = System.nanoTime();
		Measuring.Result measured = measure(state);
		EpochResult result = sums.result(epoch, rate(epoch, count), measured, (System.nanoTime() - begin) / 1e9);
		logger.info("{}", result);
		epochs.add(result, sums.exchange(state), state);
		return state;
	}

	private double rate(int epoch, int batch) {
		int count = this.place.data().batchesInEpoch();
		return LearningRateSchedule.of(this.settings, count).at((long) (epoch - 1) * count + batch - 1);
	}

	private static void tell(LearnedRound round) {
		System.out.println(JsonMapper.shared().writeValueAsString(round));
		System.out.flush();
	}

	private RoundResult learn(int epoch, int from, int to, Parameters state) {
		Broadcast<Parameters> start = this.context.broadcast(state);
		try {
			return workers().mapPartitions(new Round(this.plan, this.files, start, epoch, from, to))
				.treeReduce(RoundResult::add);
		}
		finally {
			start.destroy();
		}
	}

	private Measuring.Result measure(Parameters state) {
		Broadcast<Parameters> sent = this.context.broadcast(state);
		try {
			return workers().mapPartitions(new Measuring(this.plan, this.files, sent))
				.treeReduce(Measuring.Result::add);
		}
		finally {
			sent.destroy();
		}
	}

	// a task for each
	private JavaRDD<Integer> workers() {
		List<Integer> numbers = IntStream.range(0, this.plan.workers()).boxed().toList();
		return this.context.parallelize(numbers, numbers.size());
	}

}
