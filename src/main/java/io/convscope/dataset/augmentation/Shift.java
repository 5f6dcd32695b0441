package io.convscope.dataset.augmentation;

import java.util.Arrays;

import io.convscope.image.PictureSize;

/**
 * Moves a picture down and to the right by whole numbers of pixels, each drawn evenly
 * from -m to m, where m is an eighth of the side, rounded; what comes in is 0. For 32
 * pixels this is torchvision's {@code RandomCrop(32, padding=4)}, which K. He et al.,
 * <em>Deep Residual Learning for Image Recognition</em>, 2016, use for CIFAR-10.
 */
final class Shift implements PictureChange {

	private final PictureSize size;

	private final int most;

	private final float[] before;

	Shift(PictureSize size) {
		this.size = size;
		this.most = Math.round(size.side() / 8f);
		this.before = new float[size.values()];
	}

	@Override
	public void apply(float[] values, int at, Draws draws) {
		int down = draws.whole(-this.most, this.most);
		int right = draws.whole(-this.most, this.most);
		int side = this.size.side();
		System.arraycopy(values, at, this.before, 0, this.before.length);
		Arrays.fill(values, at, at + this.before.length, 0);
		for (int channel = 0; channel < this.size.channels(); channel++) {
			for (int row = Math.max(0, down); row < side + Math.min(0, down); row++) {
				System.arraycopy(this.before, this.size.index(channel, row - down, Math.max(0, -right)), values,
						at + this.size.index(channel, row, Math.max(0, right)), side - Math.abs(right));
			}
		}
	}

}
