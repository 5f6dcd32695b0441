package io.convscope.spark.train;

import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;

import io.convscope.dataset.Samples;
import io.convscope.dataset.Share;
import io.convscope.evaluation.Evaluator;
import io.convscope.evaluation.TestPredictions;
import io.convscope.network.Network;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * The measuring of a network by all workers at once, each on its share of the pictures.
 *
 * @param plan the training
 * @param files of the file systems
 * @param state what the network has learned
 */
record Measuring(TrainingPlan plan, Broadcast<SerializableConfiguration> files,
		Broadcast<Parameters> state) implements FlatMapFunction<Iterator<Integer>, Measuring.Result> {

	@Override
	public Iterator<Result> call(Iterator<Integer> workers) {
		Workplace place = Workplace.of(this.plan, this.files.value().value());
		Share share = new Share(workers.next(), this.plan.workers());
		Result result = place.with(this.state.value(),
				(network) -> new Result(measure(network, place.data().test(), share),
						measure(network, place.data().validation(), share)));
		return List.of(result).iterator();
	}

	private static Score measure(Network network, @Nullable Samples samples, Share share) {
		if (samples == null || share.begin(samples.size()) == share.end(samples.size())) {
			return new Score(0, 0, 0);
		}
		Samples own = samples.pick(IntStream.range(share.begin(samples.size()), share.end(samples.size())).toArray());
		TestPredictions predictions = new Evaluator().predictions(network, own, () -> false).orElseThrow();
		return new Score(predictions.accuracy().correct(), own.size(), predictions.loss() * own.size());
	}

	/**
	 * What was found.
	 *
	 * @param test on the test pictures
	 * @param validation on the validation split; of no pictures if there is none
	 */
	record Result(Score test, Score validation) implements Serializable {

		Result add(Result other) {
			return new Result(this.test.add(other.test), this.validation.add(other.validation));
		}

	}

	/**
	 * How good a network is on some pictures.
	 *
	 * @param correct how many it has right
	 * @param pictures how many there are
	 * @param lossSum their cross-entropies, added up
	 */
	record Score(long correct, long pictures, double lossSum) implements Serializable {

		Score add(Score other) {
			return new Score(this.correct + other.correct, this.pictures + other.pictures,
					this.lossSum + other.lossSum);
		}

		double accuracy() {
			return (double) this.correct / this.pictures;
		}

	}

}
