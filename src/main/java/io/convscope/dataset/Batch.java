package io.convscope.dataset;

/**
 * Some samples as a network takes them.
 *
 * @param inputs the pictures one after another, {@code size} times as many numbers from 0
 * to 1 as a picture has values
 * @param labels the class of each picture, counted from 0
 * @param size how many pictures
 */
public record Batch(float[] inputs, int[] labels, int size) {
}
