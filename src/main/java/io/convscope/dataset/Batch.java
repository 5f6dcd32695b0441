package io.convscope.dataset;

/**
 * A batch of samples, in the form a network takes as input.
 *
 * @param inputs the pictures one after another: {@code size} times the number of values
 * of a picture, each from 0 to 1
 * @param labels the class of each picture, counted from 0
 * @param size the number of pictures
 */
public record Batch(float[] inputs, int[] labels, int size) {
}
