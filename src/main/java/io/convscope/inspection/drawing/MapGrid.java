package io.convscope.inspection.drawing;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.convscope.image.Drawing;

/**
 * Draws the maps of a layer side by side, a square of pixels for each value, with thin
 * white gaps between the maps.
 * <p>
 * The same values and options give the same pixels. Thread safe.
 *
 * @param scale pixels per side of a value's square, 1 to 32
 * @param palette the colours
 * @param normalization which values share a scale
 */
public record MapGrid(int scale, Palette palette, Normalization normalization) {

	/** The largest scale. */
	public static final int MAX_SCALE = 32;

	/** What is drawn where a request has no options. */
	public static final MapGrid DEFAULT = new MapGrid(8, Palette.VIRIDIS, Normalization.CHANNEL);

	/** Pixels between two maps. */
	public static final int GAP = 4;

	/** Pixels between two values of a flat layer. */
	static final int FLAT_GAP = 1;

	/**
	 * How many times as large a value of a flat layer is drawn, so that it can be seen.
	 */
	static final int FLAT_ENLARGEMENT = 4;

	public static final int LEAST_COLUMNS = 8;

	public static final int LEAST_FLAT_COLUMNS = 16;

	/**
	 * Checks the options.
	 * @throws IllegalArgumentException if the scale is out of range
	 */
	public MapGrid {
		if (scale < 1 || scale > MAX_SCALE) {
			throw new IllegalArgumentException("The scale must be 1 to " + MAX_SCALE + ", not " + scale);
		}
	}

	/**
	 * Draws maps: 32 of them as 4 rows of 8.
	 * @param maps channel, row, column: at least one map, all of one size; values that
	 * are not finite get the colour of an end (infinite) or the middle (NaN), and a map
	 * without differences that of the low end if it is all zero, else of the middle
	 * @return a drawing with a palette
	 */
	public Drawing render(float[][][] maps) {
		return draw(maps, 0, maps.length);
	}

	/**
	 * Draws one map of a layer, in the same colours as {@link #render(float[][][])}.
	 * @param maps all maps of the layer
	 * @param channel which of them, from 0
	 * @return a drawing with a palette
	 */
	public Drawing render(float[][][] maps, int channel) {
		return draw(maps, channel, channel + 1);
	}

	/**
	 * Draws the values of a layer without rows and columns, all on one scale: 512 of them
	 * as 16 rows of 32, 10 as one row.
	 * @param values at least one
	 * @return a drawing with a palette, on which each value is four times as large as in
	 * a map
	 */
	public Drawing renderFlat(float[] values) {
		return drawFlat(values, 0, values.length);
	}

	/**
	 * Draws one value of a layer without rows and columns, in the same colour as
	 * {@link #renderFlat(float[])}.
	 * @param values all values of the layer
	 * @param channel which of them, from 0
	 * @return a drawing with a palette
	 */
	public Drawing renderFlat(float[] values, int channel) {
		return drawFlat(values, channel, channel + 1);
	}

	private Drawing draw(float[][][] maps, int from, int to) {
		ValueScale common = (this.normalization == Normalization.LAYER) ? this.palette.scale(maps) : null;
		List<Tiles.ScaledMap> tiles = Stream.of(maps)
			.skip(from)
			.limit(to - from)
			.map((map) -> new Tiles.ScaledMap(map, (common != null) ? common : this.palette.scale(map)))
			.toList();
		return new Tiles(Tiles.columns(to - from, LEAST_COLUMNS), this.scale, GAP).paint(tiles, this.palette);
	}

	private Drawing drawFlat(float[] values, int from, int to) {
		ValueScale common = this.palette.scale(new float[][] { values });
		List<Tiles.ScaledMap> tiles = IntStream.range(from, to)
			.mapToObj((i) -> new Tiles.ScaledMap(new float[][] { { values[i] } }, common))
			.toList();
		return new Tiles(Tiles.columns(to - from, LEAST_FLAT_COLUMNS), FLAT_ENLARGEMENT * this.scale, FLAT_GAP)
			.paint(tiles, this.palette);
	}

	/**
	 * Which values share a scale, and so a colour where they are equal.
	 */
	public enum Normalization {

		/** Each map has its own scale: weak maps show as clearly as strong ones. */
		CHANNEL,

		/** All maps of a layer have one scale: their strengths can be compared. */
		LAYER

	}

}
