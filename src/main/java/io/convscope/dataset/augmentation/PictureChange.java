package io.convscope.dataset.augmentation;

/**
 * A random change of a picture in place. Confined to one thread.
 */
@FunctionalInterface
interface PictureChange {

	/**
	 * Changes a picture.
	 * @param values an array with the picture, in the order channel, row, column, each
	 * value from 0 to 1, before and after
	 * @param at the position of its first value
	 * @param draws the random numbers to decide with
	 */
	void apply(float[] values, int at, Draws draws);

}
