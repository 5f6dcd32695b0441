package io.convscope.image;

import java.util.Arrays;

/**
 * The weighted sums of one row of a picture file, in columns of a picture: for each
 * column 255 minus red, green and blue, over white. At most 65,535 * 255 each. Not
 * thread-safe.
 */
final class RowSums {

	private static final int MAX = 255;

	private static final int COLOURS = Drawing.COLOURS;

	private final ResamplingWeights shares;

	private final int[] sums;

	/**
	 * Starts with zeros.
	 * @param side how many columns the picture has
	 * @param shares the weights of the file's columns in the picture's
	 */
	RowSums(int side, ResamplingWeights shares) {
		this.shares = shares;
		this.sums = new int[COLOURS * (side + shares.span())];
	}

	void clear() {
		Arrays.fill(this.sums, 0);
	}

	/**
	 * Adds a pixel.
	 * @param column its column in the crop of the file
	 * @param pixel the pixel, ARGB, not premultiplied
	 */
	void add(int column, int pixel) {
		int alpha = pixel >>> 24;
		int red = shade(pixel >> 16 & MAX, alpha);
		int green = shade(pixel >> 8 & MAX, alpha);
		int blue = shade(pixel & MAX, alpha);
		int at = this.shares.first(column) * COLOURS;
		for (int k = 0; k < this.shares.span(); k++) {
			int weight = this.shares.weight(column, k);
			if (weight > 0) {
				this.sums[at] += weight * red;
				this.sums[at + 1] += weight * green;
				this.sums[at + 2] += weight * blue;
			}
			at += COLOURS;
		}
	}

	/**
	 * Composites a value over white; returns 255 minus the result, rounded to the nearest
	 * integer.
	 */
	private static int shade(int colour, int alpha) {
		return (alpha == MAX) ? MAX - colour : (2 * (MAX - colour) * alpha + MAX) / (2 * MAX);
	}

	/**
	 * Adds the sums to others.
	 * @param target the others
	 * @param at where the row begins there
	 * @param length how many
	 * @param weight the weight of this row
	 */
	void addTo(long[] target, int at, int length, long weight) {
		for (int j = 0; j < length; j++) {
			target[at + j] += weight * this.sums[j];
		}
	}

}
