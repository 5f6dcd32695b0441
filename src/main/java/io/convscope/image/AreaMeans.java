package io.convscope.image;

import java.util.Arrays;

/**
 * Resamples the pixels of a picture file to the size of a picture while they are decoded,
 * in any order. Each value is the mean of the area that it covers, exact up to the final
 * rounding; a smaller file is interpolated linearly. Transparent or missing pixels are
 * white.
 * <p>
 * Memory holds the sums of the picture and the weights of one row of the file, never the
 * whole file. Not thread-safe.
 */
public final class AreaMeans {

	private static final int MAX = 255;

	private static final int COLOURS = Drawing.COLOURS;

	/** Reading the clock takes as long as some hundred pixels. */
	private static final int PIXELS_PER_CHECK = 4096;

	private final PictureSize size;

	private final int row;

	private final CenterCrop crop;

	private final Deadline deadline;

	private final ResamplingWeights shares;

	private final RowSums sums;

	/** The weighted sums of 255 minus the value, row by row; 0 is white. */
	private final long[] shade;

	private int unchecked;

	/**
	 * Starts with a white picture.
	 * @param size the size of the picture
	 * @param crop the part of the file to use
	 * @param deadline the deadline, checked after some thousand pixels
	 */
	public AreaMeans(PictureSize size, CenterCrop crop, Deadline deadline) {
		this.size = size;
		this.row = COLOURS * size.side();
		this.shade = new long[COLOURS * size.plane()];
		this.crop = crop;
		this.deadline = deadline;
		this.shares = ResamplingWeights.of(crop.side(), size.side());
		this.sums = new RowSums(size.side(), this.shares);
	}

	/**
	 * Tells how much memory this takes.
	 * @param size the size of the picture
	 * @param crop the part of the file to use
	 * @return bytes
	 */
	public static long memory(PictureSize size, CenterCrop crop) {
		return ResamplingWeights.memory(crop.side(), size.side()) + (long) COLOURS * Long.BYTES * size.plane()
				+ (long) COLOURS * Integer.BYTES * (size.side() + Math.max(size.side(), 2));
	}

	/** Starts again with a white picture. */
	public void clear() {
		Arrays.fill(this.shade, 0);
	}

	public CenterCrop crop() {
		return this.crop;
	}

	/**
	 * Tells how many areas of the crop have a mean.
	 * @return the number in a row, and in a column
	 */
	public int side() {
		return this.size.side();
	}

	/**
	 * Checks the deadline between rows.
	 * @throws UnreadablePictureException if decoding takes too long
	 */
	public void checkDeadline() {
		this.deadline.check();
	}

	/**
	 * Adds a whole row.
	 * @param y its index, counted from the top of the file
	 * @param argb its pixels, not premultiplied
	 * @throws UnreadablePictureException if decoding takes too long
	 */
	public void row(int y, int[] argb) {
		pixels(y, 0, 1, argb, argb.length);
	}

	/**
	 * Adds pixels of one row; those outside the crop are ignored.
	 * @param y the index of the row, counted from the top of the file
	 * @param x the column of the first pixel
	 * @param step the distance from one pixel to the next, in columns
	 * @param argb the pixels, not premultiplied
	 * @param count the number of pixels
	 * @throws UnreadablePictureException if decoding takes too long
	 */
	public void pixels(int y, int x, int step, int[] argb, int count) {
		this.unchecked += count;
		if (this.unchecked >= PIXELS_PER_CHECK) {
			this.unchecked = 0;
			this.deadline.check();
		}
		int down = y - this.crop.top();
		int across = x - this.crop.left();
		if (down < 0 || down >= this.crop.side()) {
			return;
		}
		int first = Math.max(0, (step - 1 - across) / step);
		int end = Math.min(count, (this.crop.side() - across + step - 1) / step);
		if (first >= end) {
			return;
		}
		this.sums.clear();
		for (int i = first; i < end; i++) {
			this.sums.add(across + i * step, argb[i]);
		}
		for (int k = 0; k < this.shares.span(); k++) {
			long weight = this.shares.weight(down, k);
			if (weight > 0) {
				this.sums.addTo(this.shade, (this.shares.first(down) + k) * this.row, this.row, weight);
			}
		}
	}

	/**
	 * Sets a mean, instead of adding its pixels.
	 * @param area the index of its area, counted row by row
	 * @param red its value, about 0 to 255
	 * @param green its value, about 0 to 255
	 * @param blue its value, about 0 to 255
	 */
	public void set(int area, double red, double green, double blue) {
		this.shade[COLOURS * area] = shade(red);
		this.shade[COLOURS * area + 1] = shade(green);
		this.shade[COLOURS * area + 2] = shade(blue);
	}

	private long shade(double mean) {
		double all = (double) this.shares.total() * this.shares.total();
		return Math.round((MAX - Math.min(MAX, Math.max(0, mean))) * all);
	}

	/**
	 * Computes the means of the pixels added so far.
	 * @return a byte for each value of the picture, plane by plane
	 */
	public byte[] planes() {
		byte[] planes = new byte[this.size.values()];
		long all = (long) this.shares.total() * this.shares.total();
		long white = MAX * all;
		int plane = this.size.plane();
		for (int i = 0, at = 0; i < plane; i++, at += COLOURS) {
			if (this.size.channels() == COLOURS) {
				planes[i] = Mean.rounded(white - this.shade[at], all);
				planes[plane + i] = Mean.rounded(white - this.shade[at + 1], all);
				planes[2 * plane + i] = Mean.rounded(white - this.shade[at + 2], all);
			}
			else {
				planes[i] = Mean.gray(white - this.shade[at], white - this.shade[at + 1], white - this.shade[at + 2],
						all);
			}
		}
		return planes;
	}

}
