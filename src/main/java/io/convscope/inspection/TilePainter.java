package io.convscope.inspection;

import java.util.Arrays;
import java.util.List;

import io.convscope.image.Drawing;

/**
 * Paints numbers as tiles. Thread safe.
 *
 * @param tiles where they are
 */
record TilePainter(Tiles tiles) {

	/** One less than a byte can tell apart: the last is for the gaps. */
	private static final int LEVELS = 255;

	private static final int WHITE = 0xFFFFFF;

	private static final byte BRIGHTEST = (byte) 255;

	TilePainter(GridLayout layout, int cell) {
		this(new Tiles(layout, cell));
	}

	/**
	 * Paints maps.
	 * @param maps one for each tile, each of the tiles' size
	 * @param palette the colours
	 * @return a drawing with a palette
	 */
	Drawing paint(List<ScaledMap> maps, Palette palette) {
		List<byte[]> rows = this.tiles.draw(new byte[] { (byte) LEVELS }, (tile, row, column, pixels, at) -> {
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
	Drawing paintInColour(List<float[][][]> kernels, List<ValueScale> scales) {
		byte[] white = new byte[kernels.get(0).length];
		Arrays.fill(white, BRIGHTEST);
		List<byte[]> rows = this.tiles.draw(white, (tile, row, column, pixels, at) -> {
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

}
