package io.convscope.image.format;

import java.awt.image.Raster;

import io.convscope.image.AreaMeans;
import org.jspecify.annotations.Nullable;

/**
 * Converts rows of JPEG components to colours. Not thread-safe.
 */
final class JpegRows {

	private static final int MAX = 255;

	private static final int OPAQUE = MAX << 24;

	private static final int COLOURS = 3;

	private static final int MOST_BANDS = 4;

	// 1.402, 0.34414, 0.71414 and 1.772 as fixed-point numbers with 16 fractional bits
	private static final int RED = 91881;

	private static final int GREEN_BLUE = 22554;

	private static final int GREEN_RED = 46802;

	private static final int BLUE = 116130;

	private static final int HALF = 1 << 15;

	private final JpegColors.Space space;

	private final @Nullable ColorProfile profile;

	private byte @Nullable [] samples;

	private int[] argb = {};

	JpegRows(JpegColors.Space space, @Nullable ColorProfile profile) {
		this.space = space;
		this.profile = profile;
	}

	/**
	 * Converts a row and passes it on.
	 * @param raster contains the row: the file's components, or up to three that the
	 * reader has converted to RGB or grey
	 * @param at the index of the row in the raster
	 * @param y the index of the row in the crop
	 * @param means receives the row
	 */
	void add(Raster raster, int at, int y, AreaMeans means) {
		int width = raster.getWidth();
		if (y == 0) {
			means.clear(); // a reader may decode an image after each scan
		}
		if (this.argb.length != width) {
			this.argb = new int[width];
			this.samples = new byte[width * raster.getNumBands()];
		}
		byte[] row = (byte[]) raster.getDataElements(0, at, width, 1, this.samples);
		if (this.space == JpegColors.Space.CMYK || this.space == JpegColors.Space.YCCK) {
			ofInks(row);
		}
		else {
			ofLight(row, raster.getNumBands());
		}
		means.pixels(means.crop().top() + y, means.crop().left(), 1, this.argb, width);
	}

	private void ofLight(byte[] row, int bands) {
		int green = (this.space == JpegColors.Space.GREY) ? 0 : 1;
		boolean raw = bands == MOST_BANDS && this.space == JpegColors.Space.YCBCR;
		for (int x = 0, i = 0; x < this.argb.length; x++, i += bands) {
			if (raw) {
				toRgb(row, i);
			}
			this.argb[x] = OPAQUE | (row[i] & MAX) << 16 | (row[i + green] & MAX) << 8 | row[i + 2 * green] & MAX;
		}
		if (this.profile != null) {
			this.profile.toSrgb(this.argb, this.argb.length);
		}
	}

	/** The values are inverted, as Adobe stores them: 255 is no ink. */
	private void ofInks(byte[] row) {
		if (this.space == JpegColors.Space.YCCK) {
			for (int i = 0; i < row.length; i += MOST_BANDS) {
				toRgb(row, i);
				for (int j = i; j < i + COLOURS; j++) {
					row[j] = (byte) ~row[j];
				}
			}
		}
		if (this.profile != null) {
			for (int i = 0; i < row.length; i++) {
				row[i] = (byte) (MAX - (row[i] & MAX));
			}
			this.profile.toSrgb(row, this.argb);
			return;
		}
		for (int x = 0; x < this.argb.length; x++) {
			int i = MOST_BANDS * x;
			int black = row[i + 3] & MAX;
			this.argb[x] = OPAQUE | lit(row[i], black) << 16 | lit(row[i + 1], black) << 8 | lit(row[i + 2], black);
		}
	}

	private static int lit(byte ink, int black) {
		return (2 * (ink & MAX) * black + MAX) / (2 * MAX);
	}

	/** According to JFIF. */
	private static void toRgb(byte[] row, int at) {
		int y = row[at] & MAX;
		int cb = (row[at + 1] & MAX) - 128;
		int cr = (row[at + 2] & MAX) - 128;
		row[at] = toByte(y + (RED * cr + HALF >> 16));
		row[at + 1] = toByte(y - (GREEN_BLUE * cb + GREEN_RED * cr + HALF >> 16));
		row[at + 2] = toByte(y + (BLUE * cb + HALF >> 16));
	}

	private static byte toByte(int value) {
		return (byte) Math.min(MAX, Math.max(0, value));
	}

}
