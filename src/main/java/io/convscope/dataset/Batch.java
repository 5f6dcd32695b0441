package io.convscope.dataset;

/**
 * Some samples as a network takes them.
 *
 * @param inputs the pictures one after another, {@code size} times
 * {@link io.convscope.image.Picture#VALUES} numbers from 0 to 1
 * @param labels the class of each picture, counted from 0
 * @param size how many pictures
 */
public record Batch(float[] inputs, int[] labels, int size) {
}
