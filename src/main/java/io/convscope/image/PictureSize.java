package io.convscope.image;

/**
 * The size of a square picture.
 *
 * @param channels planes of a picture: 3 for red, green and blue, 1 for gray
 * @param side rows, and columns
 */
public record PictureSize(int channels, int side) {

	private static final int COLOURS = 3;

	/**
	 * Checks the numbers.
	 * @throws IllegalArgumentException if there are neither 1 nor 3 channels, or no rows
	 */
	public PictureSize {
		if (channels != 1 && channels != COLOURS || side < 1) {
			throw new IllegalArgumentException("There are no pictures of " + channels + "x" + side + "x" + side);
		}
	}

	/**
	 * Counts the values of one plane.
	 * @return rows times columns
	 */
	public int plane() {
		return this.side * this.side;
	}

	/**
	 * Counts the values of a picture.
	 * @return those of all planes
	 */
	public int values() {
		return this.channels * plane();
	}

	/**
	 * Finds a value among all of a picture.
	 * @param channel its plane, from 0
	 * @param row from the top, from 0
	 * @param column from the left, from 0
	 * @return where it is, from 0
	 */
	public int index(int channel, int row, int column) {
		return (channel * this.side + row) * this.side + column;
	}

	@Override
	public String toString() {
		return this.channels + "x" + this.side + "x" + this.side;
	}

}
