package io.convscope.training;

import io.convscope.network.StepResult;

/**
 * Adds up what the steps of one epoch saw; confined to one thread.
 */
final class EpochMeter {

	private final long begin = System.nanoTime();

	private double lossSum;

	private long correct;

	private long pictures;

	private int batches;

	private double pointLoss;

	private int pointPictures;

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
		return (System.nanoTime() - this.begin) / 1e9;
	}

	double picturesPerSecond() {
		return this.pictures / seconds();
	}

	/**
	 * Sums the epoch up.
	 * @param epoch its number
	 * @param seconds how long its training took
	 * @param measured how good the network is after it
	 * @return what came of it
	 */
	EpochResult result(int epoch, double seconds, Measurement measured) {
		return new EpochResult(epoch, loss(), accuracy(), measured.validationAccuracy(), measured.testAccuracy(),
				seconds, measured.seconds(), this.pictures / seconds);
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
