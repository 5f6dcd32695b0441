package io.convscope.image;

/**
 * The square in the middle of a picture file. Where it can't lie in the middle it lies
 * half a pixel further up and left, as the upright picture is seen.
 *
 * @param left its first column in the file
 * @param top its first row in the file
 * @param side its rows, and columns
 */
public record Square(int left, int top, int side) {

	/**
	 * Finds the square.
	 * @param width pixels in a row of the file, at least 1
	 * @param height rows of the file, at least 1
	 * @param orientation how the file's rows and columns run in the picture
	 * @return the square
	 */
	public static Square of(int width, int height, Orientation orientation) {
		int side = Math.min(width, height);
		return new Square((width - side + (orientation.columnsFromEnd() ? 1 : 0)) / 2,
				(height - side + (orientation.rowsFromEnd() ? 1 : 0)) / 2, side);
	}

}
