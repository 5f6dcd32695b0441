package io.convscope.inspection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Draws tiles of squares: for each of a tile's values a square of pixels, the gaps
 * between the tiles white. Thread safe.
 *
 * @param layout where the tiles are
 * @param cell pixels per side of a value's square
 */
record Tiles(GridLayout layout, int cell) {

	/**
	 * Draws.
	 * @param white a white pixel
	 * @param painter tells the pixels of the values
	 * @return the rows of the drawing, as many bytes for each pixel as the white one has
	 */
	List<byte[]> draw(byte[] white, Painter painter) {
		byte[] gap = repeated(white, this.layout.width());
		List<byte[]> rows = new ArrayList<>(this.layout.height());
		for (int first = 0; first < this.layout.tiles(); first += this.layout.columns()) {
			if (first > 0) {
				rows.addAll(Collections.nCopies(this.layout.gap(), gap));
			}
			for (int valueRow = 0; valueRow < this.layout.tileHeight() / this.cell; valueRow++) {
				rows.addAll(Collections.nCopies(this.cell, row(first, valueRow, gap, white.length, painter)));
			}
		}
		return rows;
	}

	private byte[] row(int first, int valueRow, byte[] gap, int bytes, Painter painter) {
		byte[] row = gap.clone();
		int end = Math.min(first + this.layout.columns(), this.layout.tiles());
		for (int tile = first; tile < end; tile++) {
			int at = this.layout.x(tile) * bytes;
			for (int column = 0; column < this.layout.tileWidth() / this.cell; column++) {
				painter.paint(tile, valueRow, column, row, at);
				repeat(row, at, bytes, this.cell);
				at += this.cell * bytes;
			}
		}
		return row;
	}

	private static byte[] repeated(byte[] pixel, int times) {
		byte[] row = Arrays.copyOf(pixel, pixel.length * times);
		repeat(row, 0, pixel.length, times);
		return row;
	}

	private static void repeat(byte[] row, int at, int bytes, int times) {
		for (int i = bytes; i < bytes * times; i++) {
			row[at + i] = row[at + i - bytes];
		}
	}

	/** Paints values. */
	@FunctionalInterface
	interface Painter {

		/**
		 * Writes the pixel of a value.
		 * @param tile which tile
		 * @param row the value's row in it
		 * @param column the value's column in it
		 * @param pixels where to
		 * @param at the pixel's first byte
		 */
		void paint(int tile, int row, int column, byte[] pixels, int at);

	}

}
