package io.convscope.inspection;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.util.Arrays;
import java.util.List;

/**
 * Paints maps in the tiles of a grid, a square of pixels for each value, and the gaps
 * white. Thread safe.
 *
 * @param layout where the tiles are
 * @param cell pixels per side of a value's square
 * @param palette the colours
 */
record TilePainter(GridLayout layout, int cell, Palette palette) {

	/** One less than a byte can tell apart: the last is for the gaps. */
	private static final int LEVELS = 255;

	/**
	 * Paints maps.
	 * @param maps one for each tile, each of the tiles' size
	 * @return an image with a palette
	 */
	BufferedImage paint(List<ScaledMap> maps) {
		BufferedImage image = new BufferedImage(this.layout.width(), this.layout.height(),
				BufferedImage.TYPE_BYTE_INDEXED, colours());
		byte[] pixels = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
		Arrays.fill(pixels, (byte) LEVELS);
		for (int i = 0; i < maps.size(); i++) {
			paint(maps.get(i), pixels, this.layout.y(i) * this.layout.width() + this.layout.x(i));
		}
		return image;
	}

	private void paint(ScaledMap map, byte[] pixels, int start) {
		int width = this.layout.width();
		int at = start;
		for (float[] row : map.values()) {
			for (int i = 0; i < row.length; i++) {
				int level = (int) Math.min(map.scale().position(row[i]) * LEVELS, LEVELS - 1);
				int left = at + i * this.cell;
				Arrays.fill(pixels, left, left + this.cell, (byte) level);
			}
			for (int i = 1; i < this.cell; i++) {
				System.arraycopy(pixels, at, pixels, at + i * width, row.length * this.cell);
			}
			at += this.cell * width;
		}
	}

	private IndexColorModel colours() {
		int[] colours = new int[LEVELS + 1];
		for (int i = 0; i < LEVELS; i++) {
			colours[i] = this.palette.rgb(i / (LEVELS - 1d));
		}
		colours[LEVELS] = 0xFFFFFF;
		return new IndexColorModel(8, colours.length, colours, 0, false, -1, DataBufferByte.TYPE_BYTE);
	}

}
