package io.convscope.explanation;

import io.convscope.image.Picture;
import io.convscope.image.PictureSize;
import io.convscope.image.Png;
import io.convscope.inspection.drawing.Palette;
import io.convscope.inspection.drawing.ValueScale;

/**
 * Draws an explanation as a heat map: pixels that count for the label are bright, others
 * dark. With the diverging palette, pixels for the label are red and pixels against it
 * blue. The same numbers and options give the same pixels. Thread safe.
 *
 * @param strength opacity of the colours over the picture: 0 for the picture only, 1 for
 * the colours only
 * @param scale side of a pixel's square in pixels, at least 1
 * @param palette the palette
 */
record HeatMap(double strength, int scale, Palette palette) {

	static final double DEFAULT_STRENGTH = 0.6;

	private static final int COLOURS = 3;

	// of a line of pixels for each row: the line itself, the file and the file's copies
	private static final int COPIES = 8;

	/**
	 * Draws an explanation over its picture.
	 * @param picture the picture
	 * @param values row, column: positive where a pixel counts for the label
	 * @return a PNG file
	 */
	byte[] png(Picture picture, float[][] values) {
		return Png.write(blend(picture, values), this.scale);
	}

	/**
	 * Returns an upper bound of the memory that drawing takes.
	 * @param size the picture's size
	 * @return the memory in bytes
	 */
	long memory(PictureSize size) {
		return (long) COLOURS * size.plane() * this.scale * COPIES;
	}

	// the diverging palette also shows what counts against the label
	private ValueScale scale(float[][] values) {
		if (this.palette == Palette.DIVERGING) {
			return this.palette.scale(values);
		}
		// if no value is positive, no pixel is bright
		return new ValueScale(0, Math.max(ValueScale.of(values).max(), Float.MIN_NORMAL));
	}

	private Picture blend(Picture picture, float[][] values) {
		ValueScale scale = scale(values);
		PictureSize size = new PictureSize(COLOURS, picture.size().side());
		byte[] planes = new byte[size.values()];
		for (int row = 0; row < size.side(); row++) {
			for (int column = 0; column < size.side(); column++) {
				int rgb = this.palette.rgb(scale.position(values[row][column]));
				for (int channel = 0; channel < COLOURS; channel++) {
					int colour = rgb >> 8 * (COLOURS - 1 - channel) & 0xFF;
					double blended = picture.colour(channel, row, column) * (1 - this.strength)
							+ colour * this.strength;
					planes[size.index(channel, row, column)] = (byte) Math.round(blended);
				}
			}
		}
		return Picture.ofPlanes(size, planes, 0);
	}

}
