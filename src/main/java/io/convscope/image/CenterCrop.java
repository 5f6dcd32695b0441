package io.convscope.image;

/**
 * The center crop of a picture file: the largest square in its middle. Where the middle
 * falls between two pixels, the crop lies half a pixel further up and left, as the
 * upright picture is seen.
 *
 * @param left its first column in the file
 * @param top its first row in the file
 * @param side its rows, and columns
 */
public record CenterCrop(int left, int top, int side) {

	/**
	 * Finds the center crop.
	 * @param width pixels in a row of the file, at least 1
	 * @param height rows of the file, at least 1
	 * @param orientation how the file's rows and columns run in the picture
	 * @return the crop
	 */
	public static CenterCrop of(int width, int height, Orientation orientation) {
		int side = Math.min(width, height);
		return new CenterCrop((width - side + (orientation.columnsFromEnd() ? 1 : 0)) / 2,
				(height - side + (orientation.rowsFromEnd() ? 1 : 0)) / 2, side);
	}

}
