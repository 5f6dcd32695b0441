package io.convscope.model;

import org.jspecify.annotations.Nullable;

/**
 * The numbers that a training run, and so its model, was made with.
 *
 * @param epochs passes over the training pictures, 1 to 1000
 * @param batchSize pictures in a step, 1 to 1024
 * @param learningRate above 0 up to 10
 * @param momentum 0 up to but not 1
 * @param seed of all random numbers, 0 to 2^53 - 1
 * @param trainLimit how many training pictures to use, from the first on; null for all
 */
public record TrainingSettings(int epochs, int batchSize, double learningRate, double momentum, long seed,
		@Nullable Integer trainLimit) {
}
