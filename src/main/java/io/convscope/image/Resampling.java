package io.convscope.image;

import java.awt.image.BufferedImage;

/**
 * Brings a square image to the size of a picture: each value is the mean of the area that
 * it covers, exact to the rounding; a smaller image is interpolated.
 */
final class Resampling {

	private static final int ROW = Picture.CHANNELS * Picture.SIZE;

	private Resampling() {
	}

	/**
	 * Resamples a square image.
	 * @param square any square image
	 * @return {@link Picture#VALUES} bytes, plane by plane
	 */
	static byte[] toPlanes(BufferedImage square) {
		SourceShares[] weights = SourceShares.of(square.getWidth(), Picture.SIZE);
		OpaqueRows rows = new OpaqueRows(square);
		byte[] planes = new byte[Picture.VALUES];
		for (int y = 0; y < Picture.SIZE; y++) {
			write(sum(rows, weights[y], weights), weights[y].total(), planes, y);
		}
		return planes;
	}

	private static long[] sum(OpaqueRows rows, SourceShares vertical, SourceShares[] horizontal) {
		long[] sums = new long[ROW];
		for (int i = 0; i < vertical.values().length; i++) {
			int[] row = rows.row(vertical.first() + i);
			for (int j = 0; j < ROW; j++) {
				SourceShares weights = horizontal[j / Picture.CHANNELS];
				sums[j] += vertical.values()[i] * sum(row, j % Picture.CHANNELS, weights);
			}
		}
		return sums;
	}

	private static long sum(int[] row, int channel, SourceShares weights) {
		long sum = 0;
		int at = Picture.CHANNELS * weights.first() + channel;
		for (int weight : weights.values()) {
			sum += (long) weight * row[at];
			at += Picture.CHANNELS;
		}
		return sum;
	}

	private static void write(long[] sums, long total, byte[] planes, int y) {
		long all = total * total;
		for (int j = 0; j < ROW; j++) {
			int channel = j % Picture.CHANNELS;
			int x = j / Picture.CHANNELS;
			planes[(channel * Picture.SIZE + y) * Picture.SIZE + x] = (byte) ((2 * sums[j] + all) / (2 * all));
		}
	}

}
