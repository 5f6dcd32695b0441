package io.convscope.image;

/**
 * The size of a square picture.
 *
 * @param channels the number of planes: 3 for RGB, 1 for gray
 * @param side the number of rows, and of columns
 */
public record PictureSize(int channels, int side) {

	private static final int COLOURS = 3;

	/**
	 * Checks the values.
	 * @throws IllegalArgumentException if {@code channels} is neither 1 nor 3, or
	 * {@code side} is less than 1
	 */
	public PictureSize {
		if (channels != 1 && channels != COLOURS || side < 1) {
			throw new IllegalArgumentException("Invalid picture size: " + channels + "x" + side + "x" + side);
		}
	}

	/**
	 * Returns the number of values in one plane.
	 * @return the number of rows times the number of columns
	 */
	public int plane() {
		return this.side * this.side;
	}

	/**
	 * Returns the number of values in a picture.
	 * @return the number of values in all planes
	 */
	public int values() {
		return this.channels * plane();
	}

	/**
	 * Returns the index of a value in the array of all values.
	 * @param channel the plane, counted from 0
	 * @param row the row, counted from 0 at the top
	 * @param column the column, counted from 0 at the left
	 * @return the index, counted from 0
	 */
	public int index(int channel, int row, int column) {
		return (channel * this.side + row) * this.side + column;
	}

	@Override
	public String toString() {
		return this.channels + "x" + this.side + "x" + this.side;
	}

}
