package io.convscope.inspection.drawing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import io.convscope.image.Drawing;

/**
 * Paints numbers as tiles in rows, with white gaps between them: for each number a square
 * of pixels. The last row may be short. Thread safe.
 *
 * @param columns tiles in a full row
 * @param cell pixels per side of a number's square
 * @param gap pixels between neighbours; there is none at the edge
 */
public record Tiles(int columns, int cell, int gap) {

	/** One less than a byte can tell apart: the last is for the gaps. */
	private static final int LEVELS = 255;

	private static final int WHITE = 0xFFFFFF;

	private static final byte BRIGHTEST = (byte) 255;

	/**
	 * Chooses a number of columns: a power of two that makes the grid about square, or
	 * twice as wide as high.
	 * @param tiles how many tiles there are, at least 1
	 * @param least no fewer columns than this, unless one row holds all
	 * @return the number of columns
	 */
	public static int columns(int tiles, int least) {
		int columns = least;
		while (columns * columns < tiles) {
			columns *= 2;
		}
		return Math.min(columns, tiles);
	}

	/**
	 * Paints maps.
	 * @param maps one for each tile, at least one row, and all of one size
	 * @param palette the colours
	 * @return a drawing with a palette
	 */
	public Drawing paint(List<ScaledMap> maps, Palette palette) {
		List<byte[]> rows = draw(maps.size(), maps.get(0).values(), new byte[] { (byte) LEVELS },
				(tile, row, column, pixels, at) -> {
					ScaledMap map = maps.get(tile);
					double position = map.scale().position(map.values()[row][column]);
					pixels[at] = (byte) (int) Math.min(position * LEVELS, LEVELS - 1);
				});
		return new Drawing(rows, colours(palette));
	}

	/**
	 * Paints kernels of three planes as red, green and blue.
	 * @param kernels plane, row, column: one for each tile
	 * @param scales where the values of each lie: the lowest is dark, the highest bright
	 * @return a drawing without a palette
	 */
	public Drawing paintInColour(List<float[][][]> kernels, List<ValueScale> scales) {
		byte[] white = new byte[kernels.get(0).length];
		Arrays.fill(white, BRIGHTEST);
		List<byte[]> rows = draw(kernels.size(), kernels.get(0)[0], white, (tile, row, column, pixels, at) -> {
			int next = at;
			for (float[][] plane : kernels.get(tile)) {
				double position = scales.get(tile).position(plane[row][column]);
				pixels[next++] = (byte) Math.round(position * (BRIGHTEST & 0xFF));
			}
		});
		return new Drawing(rows, null);
	}

	private static int[] colours(Palette palette) {
		int[] colours = new int[LEVELS + 1];
		for (int i = 0; i < LEVELS; i++) {
			colours[i] = palette.rgb(i / (LEVELS - 1d));
		}
		colours[LEVELS] = WHITE;
		return colours;
	}

	// rows that look the same are one array
	private List<byte[]> draw(int tiles, float[][] size, byte[] white, Painter painter) {
		byte[] gap = repeated(white, this.columns * stride(size) - this.gap);
		List<byte[]> rows = new ArrayList<>();
		for (int first = 0; first < tiles; first += this.columns) {
			if (first > 0) {
				rows.addAll(Collections.nCopies(this.gap, gap));
			}
			int end = Math.min(first + this.columns, tiles);
			for (int row = 0; row < size.length; row++) {
				byte[] pixels = gap.clone();
				for (int tile = first; tile < end; tile++) {
					paint(tile, row, size[row].length, pixels, (tile - first) * stride(size) * white.length,
							white.length, painter);
				}
				rows.addAll(Collections.nCopies(this.cell, pixels));
			}
		}
		return rows;
	}

	private int stride(float[][] size) {
		return size[0].length * this.cell + this.gap;
	}

	private void paint(int tile, int row, int columns, byte[] pixels, int from, int bytes, Painter painter) {
		int at = from;
		for (int column = 0; column < columns; column++) {
			painter.paint(tile, row, column, pixels, at);
			repeat(pixels, at, bytes, this.cell);
			at += this.cell * bytes;
		}
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

	/**
	 * A map and the scale that its colours go by.
	 *
	 * @param values row, column: at least one, and all rows of one length
	 * @param scale where its values lie
	 */
	public record ScaledMap(float[][] values, ValueScale scale) {
	}

	/** Writes the pixel of a number. */
	@FunctionalInterface
	private interface Painter {

		/**
		 * Writes the pixel.
		 * @param tile which tile
		 * @param row the number's row in it
		 * @param column the number's column in it
		 * @param pixels where to
		 * @param at the pixel's first byte
		 */
		public void paint(int tile, int row, int column, byte[] pixels, int at);

	}

}
