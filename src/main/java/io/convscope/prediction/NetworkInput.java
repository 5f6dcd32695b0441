package io.convscope.prediction;

import io.convscope.image.Picture;

/**
 * A picture in the form that networks take. Immutable, thus thread safe.
 */
@FunctionalInterface
public interface NetworkInput {

	/**
	 * Returns the values.
	 * @return a new array of numbers, usually from 0 to 1: plane, row, column
	 */
	float[] values();

	/**
	 * Converts a picture.
	 * @param picture a picture of the network's size
	 * @return its values divided by 255
	 */
	static NetworkInput of(Picture picture) {
		return picture::toInput;
	}

}
