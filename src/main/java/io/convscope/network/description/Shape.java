package io.convscope.network.description;

/**
 * The sizes of a picture, or of what a layer makes of one.
 *
 * @param channels how many maps, or the number of values of a flat layer
 * @param height rows of a map; 1 for a flat layer
 * @param width columns of a map; 1 for a flat layer
 */
public record Shape(int channels, int height, int width) {

	static Shape flat(int values) {
		return new Shape(values, 1, 1);
	}

	/**
	 * Tells whether this is a plain list of values instead of maps.
	 * @return whether height and width are 1
	 */
	public boolean isFlat() {
		return this.height == 1 && this.width == 1;
	}

	/**
	 * Counts the values.
	 * @return channels x height x width
	 */
	public int size() {
		return this.channels * this.height * this.width;
	}

}
