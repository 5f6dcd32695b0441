package io.convscope.model;

import org.jspecify.annotations.Nullable;

/**
 * What a training run, and so its model, was made with: with the data set it decides all
 * that comes out.
 *
 * @param epochs passes over the training pictures, 1 to 1000
 * @param batchSize pictures in a step, 1 to 1024
 * @param learningRate above 0 up to 10
 * @param momentum 0 up to but not 1
 * @param seed of all random numbers, 0 to 2^53 - 1
 * @param trainLimit how many training pictures to use, from the first on; null for all
 * @param validation share of these that is held out to choose the best epoch by, above 0
 * up to 0.5; null for none, so that the test pictures choose
 * @param patience epochs in a row without a better one after which the run ends, 1 to
 * 1000; null for no such end
 * @param maxMinutes of training and measuring after which the run ends, above 0 up to
 * 10080; null for no such end
 * @param from id of the model whose weights it starts from, with momentum from zero; null
 * for fresh weights, drawn by the seed
 */
public record TrainingSettings(int epochs, int batchSize, double learningRate, double momentum, long seed,
		@Nullable Integer trainLimit, @Nullable Double validation, @Nullable Integer patience,
		@Nullable Double maxMinutes, @Nullable String from) {

	/**
	 * Makes settings that start afresh, hold nothing out and end after their epochs.
	 * @param epochs passes over the training pictures
	 * @param batchSize pictures in a step
	 * @param learningRate size of a step
	 * @param momentum share of the last step kept
	 * @param seed of all random numbers
	 * @param trainLimit how many training pictures to use; null for all
	 */
	public TrainingSettings(int epochs, int batchSize, double learningRate, double momentum, long seed,
			@Nullable Integer trainLimit) {
		this(epochs, batchSize, learningRate, momentum, seed, trainLimit, null, null, null, null);
	}

	/**
	 * Goes on from a model with otherwise the same settings.
	 * @param from the model's id
	 * @param epochs how many more
	 * @return the settings of a new run
	 */
	public TrainingSettings extended(String from, int epochs) {
		return new TrainingSettings(epochs, this.batchSize, this.learningRate, this.momentum, this.seed,
				this.trainLimit, this.validation, this.patience, this.maxMinutes, from);
	}

}
