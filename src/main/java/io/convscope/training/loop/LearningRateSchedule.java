package io.convscope.training.loop;

import io.convscope.model.TrainingSettings;

/**
 * The learning rate of each step of a run: the same for all.
 *
 * @param learningRate of each step, above 0
 */
record LearningRateSchedule(double learningRate) {

	static LearningRateSchedule of(TrainingSettings settings) {
		return new LearningRateSchedule(settings.learningRate());
	}

	/**
	 * Tells the learning rate of a step.
	 * @param step how many steps were taken before it, over all epochs
	 * @return above 0
	 */
	double at(long step) {
		return this.learningRate;
	}

}
