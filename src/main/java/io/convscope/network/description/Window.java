package io.convscope.network.description;

/**
 * The square part of a map that one output value of a convolution or a pooling looks at.
 *
 * @param size how many rows and columns it spans
 * @param stride how far apart the windows of neighbours are
 * @param padding how many rows and columns beyond the map's edges are looked at too
 */
public record Window(int size, int stride, int padding) {

	/** The size of a pooling's window that does not say its own. */
	static final int USUAL_POOLING = 2;

	private static final int MOST = 96;

	/**
	 * Checks the numbers.
	 * @throws IllegalArgumentException if one is out of range
	 */
	public Window {
		Fields.require("size", size, 1);
		Fields.require("stride", stride, 1);
		Fields.require("padding", padding, 0);
		if (Math.max(size, Math.max(stride, padding)) > MOST) {
			throw new IllegalArgumentException("A window's size, stride and padding are at most " + MOST + ", not "
					+ size + ", " + stride + " and " + padding);
		}
	}

	/**
	 * Finds where a window begins.
	 * @param index the output's row or column
	 * @return the first row or column of the input; negative in the padding
	 */
	int start(int index) {
		return index * this.stride - this.padding;
	}

	/**
	 * Slides over maps.
	 * @param input the maps' sizes
	 * @param channels of the output
	 * @return the output's sizes
	 * @throws IllegalArgumentException if the maps are smaller than the window
	 */
	Shape over(Shape input, int channels) {
		if (Math.min(input.height(), input.width()) + 2 * this.padding < this.size) {
			throw new IllegalArgumentException(
					"has a window of " + this.size + "x" + this.size + ", which doesn't fit into maps of "
							+ input.height() + "x" + input.width() + " padded by " + this.padding);
		}
		return new Shape(channels, count(input.height()), count(input.width()));
	}

	private int count(int length) {
		return (length + 2 * this.padding - this.size) / this.stride + 1;
	}

}
