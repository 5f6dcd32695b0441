package io.convscope.explanation;

import io.convscope.image.Picture;
import io.convscope.image.PictureSize;
import io.convscope.image.Png;
import io.convscope.inspection.drawing.Palette;
import io.convscope.inspection.drawing.ValueScale;

/**
 * Draws an explanation: bright is what speaks for the label, dark what does not, or
 * speaks against it; in diverging colours red speaks for it and blue against it. The same
 * numbers and options give the same pixels. Thread safe.
 *
 * @param strength how much of the colours covers the picture: 0 for the picture alone, 1
 * for the colours alone
 * @param scale pixels per side of a pixel's square, at least 1
 * @param palette the colours
 */
record HeatMap(double strength, int scale, Palette palette) {

	static final double DEFAULT_STRENGTH = 0.6;

	private static final int COLOURS = 3;

	// of a line of pixels for each row: the line itself, the file and the file's copies
	private static final int COPIES = 8;

	/**
	 * Draws an explanation over its picture.
	 * @param picture the picture
	 * @param values row, column: above zero where a pixel speaks for the label
	 * @return a PNG file
	 */
	byte[] png(Picture picture, float[][] values) {
		return Png.write(blend(picture, values), this.scale);
	}

	/**
	 * Tells how much memory drawing takes.
	 * @param size of the picture
	 * @return in bytes, at most
	 */
	long memory(PictureSize size) {
		return (long) COLOURS * size.plane() * this.scale * COPIES;
	}

	// with colours for signs, what speaks against the label shows too
	private ValueScale scale(float[][] values) {
		if (this.palette == Palette.DIVERGING) {
			return this.palette.scale(values);
		}
		// where nothing is above zero, nothing is bright
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
