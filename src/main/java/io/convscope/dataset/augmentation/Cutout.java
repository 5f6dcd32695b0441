package io.convscope.dataset.augmentation;

import java.util.Arrays;

import io.convscope.image.PictureSize;

/**
 * Covers a square with grey (0.5), whose side is a quarter of the picture's, rounded. Its
 * centre is drawn evenly from all pixels, so it may lie partly outside (T. DeVries, G.
 * Taylor, <em>Improved Regularization of Convolutional Neural Networks with Cutout</em>,
 * 2017).
 *
 * @param size of the pictures
 */
record Cutout(PictureSize size) implements PictureChange {

	private static final float GREY = 0.5f;

	@Override
	public void apply(float[] values, int at, Draws draws) {
		int side = this.size.side();
		int cover = Math.round(side / 4f);
		int top = draws.whole(0, side - 1) - cover / 2;
		int left = draws.whole(0, side - 1) - cover / 2;
		for (int channel = 0; channel < this.size.channels(); channel++) {
			for (int row = Math.max(0, top); row < Math.min(side, top + cover); row++) {
				int begin = at + this.size.index(channel, row, 0);
				Arrays.fill(values, begin + Math.max(0, left), begin + Math.min(side, left + cover), GREY);
			}
		}
	}

}
