package io.convscope.dataset.augmentation;

import io.convscope.image.PictureSize;

/**
 * Mirrors a picture, left to right, with probability 1/2; torchvision's
 * {@code RandomHorizontalFlip}.
 *
 * @param size of the pictures
 */
record Flip(PictureSize size) implements PictureChange {

	@Override
	public void apply(float[] values, int at, Draws draws) {
		if (draws.whole(0, 1) == 0) {
			return;
		}
		int side = this.size.side();
		for (int row = at; row < at + this.size.values(); row += side) {
			for (int left = row, right = row + side - 1; left < right; left++, right--) {
				float value = values[left];
				values[left] = values[right];
				values[right] = value;
			}
		}
	}

}
