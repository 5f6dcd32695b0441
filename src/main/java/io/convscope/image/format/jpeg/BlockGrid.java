package io.convscope.image.format.jpeg;

/**
 * The blocks of a component of a JPEG file. They are stored in groups with those of the
 * other components, or, in a scan of their own, row by row.
 *
 * @param across how many of its blocks are in a row of a group
 * @param down how many in a column of a group
 * @param sampleWidth how many pixels of the file a sample has in a row
 * @param sampleHeight how many in a column
 * @param groupColumns the number of groups in a row
 * @param groupRows the number of rows of groups
 * @param ownColumns the number of blocks in a row of a scan of their own
 * @param ownRows the number of rows in a scan of their own
 */
public record BlockGrid(int across, int down, int sampleWidth, int sampleHeight, int groupColumns, int groupRows,
		int ownColumns, int ownRows) {

	/**
	 * Finds the blocks of a component.
	 * @param width the number of pixels in a row of the file
	 * @param height the number of rows
	 * @param across how many of its blocks are in a row of a group
	 * @param down how many in a column of a group
	 * @param widest the most of all components, a multiple
	 * @param highest the most of all components, a multiple
	 * @return its blocks
	 */
	public static BlockGrid of(int width, int height, int across, int down, int widest, int highest) {
		return new BlockGrid(across, down, widest / across, highest / down, parts(width, JpegComponent.SIDE * widest),
				parts(height, JpegComponent.SIDE * highest), parts(parts(width * across, widest), JpegComponent.SIDE),
				parts(parts(height * down, highest), JpegComponent.SIDE));
	}

	private static int parts(int all, int length) {
		return (all + length - 1) / length;
	}

	int columns() {
		return this.groupColumns * this.across;
	}

	int rows() {
		return this.groupRows * this.down;
	}

}
