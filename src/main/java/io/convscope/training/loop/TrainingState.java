package io.convscope.training.loop;

import io.convscope.network.StepResult;
import io.convscope.training.checkpoint.Position.EpochSums;
import io.convscope.training.checkpoint.Position;
import io.convscope.training.run.TrainingTime;

/**
 * Where training stands, between two steps. Changed by the training loop alone, and
 * confined to its thread.
 */
final class TrainingState {

	private final TrainingTime time;

	private int finishedEpochs;

	private long steps;

	private EpochMeter epoch;

	private double learningRate;

	/**
	 * Begins, or goes on where a run stood.
	 * @param from where it stood
	 * @param time how long it was at work
	 */
	TrainingState(Position from, TrainingTime time) {
		this.time = time;
		this.finishedEpochs = from.epoch();
		this.steps = from.step();
		this.epoch = new EpochMeter(from.sums());
	}

	int finishedEpochs() {
		return this.finishedEpochs;
	}

	/**
	 * Tells how many steps were taken.
	 * @return the number, over all epochs
	 */
	long steps() {
		return this.steps;
	}

	/**
	 * Tells how far the epoch under way is.
	 * @return what its steps have added up to
	 */
	EpochMeter epoch() {
		return this.epoch;
	}

	/**
	 * Returns the learning rate of the last step.
	 * @return 0 before the first since training began or went on
	 */
	double learningRate() {
		return this.learningRate;
	}

	TrainingTime time() {
		return this.time;
	}

	/**
	 * Copies out where training stands.
	 * @return what a checkpoint keeps of it
	 */
	Position position() {
		return new Position(this.finishedEpochs, this.steps, this.time.elapsedSeconds(), this.epoch.sums());
	}

	void add(StepResult step, int pictures, double learningRate) {
		this.learningRate = learningRate;
		this.epoch.add(step, pictures);
		this.steps++;
	}

	/**
	 * Adds steps that others have taken together.
	 * @param epoch what the steps of the epoch have added up to now
	 * @param learningRate of the last one
	 */
	void add(EpochSums epoch, double learningRate) {
		this.steps += epoch.batches() - this.epoch.batches();
		this.learningRate = learningRate;
		this.epoch = new EpochMeter(epoch);
	}

	void nextEpoch() {
		this.finishedEpochs++;
		this.epoch = new EpochMeter(EpochSums.NONE);
	}

}
