package io.convscope.training.loop;

import io.convscope.network.StepResult;
import io.convscope.training.checkpoint.Position.EpochSums;
import io.convscope.training.metrics.EpochResult;

/**
 * Adds up what the steps of one epoch saw; confined to one thread.
 */
final class EpochMeter {

	private final double secondsBefore;

	private final long begin = System.nanoTime();

	private int batches;

	private long pictures;

	private long correct;

	private double lossSum;

	private int pointPictures;

	private double pointLoss;

	/**
	 * Goes on with an epoch.
	 * @param sums what its steps until now have added up to
	 */
	EpochMeter(EpochSums sums) {
		this.batches = sums.batches();
		this.pictures = sums.pictures();
		this.correct = sums.correct();
		this.lossSum = sums.loss();
		this.pointPictures = sums.pointPictures();
		this.pointLoss = sums.pointLoss();
		this.secondsBefore = sums.seconds();
	}

	EpochSums sums() {
		return new EpochSums(this.batches, this.pictures, this.correct, this.lossSum, this.pointPictures,
				this.pointLoss, seconds());
	}

	void add(StepResult step, int size) {
		this.lossSum += step.loss() * size;
		this.correct += step.correct();
		this.pictures += size;
		this.batches++;
		this.pointLoss += step.loss() * size;
		this.pointPictures += size;
	}

	int batches() {
		return this.batches;
	}

	double loss() {
		return this.lossSum / this.pictures;
	}

	double accuracy() {
		return (double) this.correct / this.pictures;
	}

	double seconds() {
		return this.secondsBefore + (System.nanoTime() - this.begin) / 1e9;
	}

	double picturesPerSecond() {
		return this.pictures / seconds();
	}

	/**
	 * Sums the epoch up.
	 * @param epoch its number
	 * @param seconds how long its training took
	 * @param learningRate of its last step
	 * @param measured how good the network is after it
	 * @return what came of it
	 */
	EpochResult result(int epoch, double seconds, double learningRate, Measurement measured) {
		return new EpochResult(epoch, loss(), accuracy(), measured.validationAccuracy(), measured.testAccuracy(),
				seconds, measured.seconds(), this.pictures / seconds, learningRate, measured.test().loss(),
				measured.test().accuracy().total());
	}

	/**
	 * Takes the mean loss since the last call.
	 * @return the loss
	 */
	double takePointLoss() {
		double loss = this.pointLoss / this.pointPictures;
		this.pointLoss = 0;
		this.pointPictures = 0;
		return loss;
	}

}
