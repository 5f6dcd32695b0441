package io.convscope.network;

/**
 * The part of a map that one output value of a convolution or a pooling looks at.
 *
 * @param rows how many rows it spans
 * @param columns how many columns it spans
 * @param stride how far apart the windows of neighbours are
 * @param padding how many rows and columns beyond the map's edges, all zero, are looked
 * at too
 */
public record Window(int rows, int columns, int stride, int padding) {

	/**
	 * Finds where a window begins.
	 * @param index the output's row or column
	 * @return the first row or column of the input; negative in the padding
	 */
	public int start(int index) {
		return index * this.stride - this.padding;
	}

}
