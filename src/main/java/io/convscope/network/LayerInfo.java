package io.convscope.network;

/**
 * A layer as seen from outside.
 *
 * @param name the article's name, for example {@code conv1}
 * @param kind what it does
 * @param channels output channels, or the number of values of a flat layer
 * @param height output rows; 1 for a flat layer
 * @param width output columns; 1 for a flat layer
 * @param parameters learned numbers, weights and biases together
 */
public record LayerInfo(String name, LayerKind kind, int channels, int height, int width, long parameters) {

	/**
	 * Tells whether the output is a plain list of values instead of maps.
	 * @return whether height and width are 1
	 */
	public boolean isFlat() {
		return this.height == 1 && this.width == 1;
	}

	/**
	 * Counts the output's values for one picture.
	 * @return channels x height x width
	 */
	public int values() {
		return this.channels * this.height * this.width;
	}

}
