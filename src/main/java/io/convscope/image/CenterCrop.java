package io.convscope.image;

/**
 * The center crop of a picture file: the largest square in its middle. If it cannot be
 * centered exactly, it lies half a pixel towards the top left of the upright picture.
 *
 * @param left the first column in the file
 * @param top the first row in the file
 * @param side the number of rows, and of columns
 */
public record CenterCrop(int left, int top, int side) {

	/**
	 * Computes the center crop.
	 * @param width the number of pixels in a row of the file, at least 1
	 * @param height the number of rows of the file, at least 1
	 * @param orientation the orientation of the file
	 * @return the crop
	 */
	public static CenterCrop of(int width, int height, Orientation orientation) {
		int side = Math.min(width, height);
		return new CenterCrop((width - side + (orientation.columnsFromEnd() ? 1 : 0)) / 2,
				(height - side + (orientation.rowsFromEnd() ? 1 : 0)) / 2, side);
	}

}
