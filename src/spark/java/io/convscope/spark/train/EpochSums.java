package io.convscope.spark.train;

import io.convscope.training.metrics.EpochResult;
import org.jspecify.annotations.Nullable;

/**
 * Adds up what the rounds of an epoch saw. Not thread-safe.
 */
final class EpochSums {

	private int rounds;

	private double loss;

	private long correct;

	private long pictures;

	private double learning;

	private double seconds;

	/**
	 * Adds a round.
	 * @param round what came of it
	 * @param seconds how long it took
	 */
	void add(RoundResult round, double seconds) {
		this.rounds++;
		this.loss += round.loss();
		this.correct += round.correct();
		this.pictures += round.pictures();
		this.learning += round.seconds();
		this.seconds += seconds;
	}

	EpochResult result(int epoch, double learningRate, Measuring.Result measured, double evaluationSeconds) {
		@Nullable Double validation = (measured.validation().pictures() > 0) ? measured.validation().accuracy() : null;
		Measuring.Score test = measured.test();
		return new EpochResult(epoch, this.loss / this.pictures, (double) this.correct / this.pictures, validation,
				test.accuracy(), this.seconds, evaluationSeconds, this.pictures / this.seconds, learningRate,
				test.lossSum() / test.pictures(), Math.toIntExact(test.pictures()));
	}

	TrainedEpochs.Exchange exchange(Parameters state) {
		return new TrainedEpochs.Exchange(this.rounds, state.bytes(), this.seconds - this.learning);
	}

}
