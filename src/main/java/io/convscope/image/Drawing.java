package io.convscope.image;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * An image that is drawn row by row. Rows that look the same may be one array, so that
 * large squares of one colour take little memory, and little time to write.
 * <p>
 * As thread safe as its arrays, which are not copied.
 *
 * @param rows from the top, at least one, all of one length, at least 1: a byte for each
 * pixel where there is a palette, else three, red, green and blue
 * @param palette the colour of each byte, 0xRRGGBB, 256 at most; null where there is none
 */
public record Drawing(List<byte[]> rows, int @Nullable [] palette) {

	static final int COLOURS = 3;

	public int width() {
		return this.rows.get(0).length / bytesPerPixel();
	}

	public int height() {
		return this.rows.size();
	}

	/**
	 * Tells the colour of a pixel.
	 * @param x its column, from 0
	 * @param y its row, from 0
	 * @return 0xRRGGBB
	 */
	public int rgb(int x, int y) {
		byte[] row = this.rows.get(y);
		if (this.palette != null) {
			return this.palette[row[x] & 0xFF];
		}
		int at = x * COLOURS;
		return (row[at] & 0xFF) << 16 | (row[at + 1] & 0xFF) << 8 | row[at + 2] & 0xFF;
	}

	private int bytesPerPixel() {
		return (this.palette != null) ? 1 : COLOURS;
	}

}
