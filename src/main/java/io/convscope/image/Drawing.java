package io.convscope.image;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * An image made of rows. Equal rows may share an array, so that large squares of one
 * colour take little memory and are quick to write.
 * <p>
 * As thread-safe as its arrays, which are not copied.
 *
 * @param rows the rows from the top, at least one, all of the same length, at least 1:
 * one byte per pixel with a palette, otherwise three (red, green, blue)
 * @param palette the colours, 0xRRGGBB, at most 256; null for none
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
	 * Returns the colour of a pixel.
	 * @param x its column, counted from 0
	 * @param y its row, counted from 0
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
