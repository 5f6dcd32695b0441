package io.convscope.dataset.augmentation;

import io.convscope.image.PictureSize;

/**
 * Changes brightness, contrast and saturation, in this order, each by a factor f drawn
 * evenly from 0.8 to 1.2: a value v becomes f * v + (1 - f) * b, limited to 0 to 1, where
 * b is 0 for the brightness, the mean of the grey picture for the contrast, and the grey
 * of the pixel for the saturation, which pictures of one channel lack. Grey is 0.2989 R +
 * 0.587 G + 0.114 B. torchvision's {@code ColorJitter(0.2, 0.2, 0.2)}, but for its random
 * order.
 *
 * @param size of the pictures
 */
record ColorJitter(PictureSize size) implements PictureChange {

	private static final double LEAST = 0.8;

	private static final double MOST = 1.2;

	@Override
	public void apply(float[] values, int at, Draws draws) {
		blend(values, at, 0, draws);
		blend(values, at, meanGrey(values, at), draws);
		if (this.size.channels() > 1) {
			saturate(values, at, draws);
		}
	}

	private void blend(float[] values, int at, float base, Draws draws) {
		float factor = (float) draws.between(LEAST, MOST);
		float rest = (1 - factor) * base;
		for (int i = at; i < at + this.size.values(); i++) {
			values[i] = limited(factor * values[i] + rest);
		}
	}

	private void saturate(float[] values, int at, Draws draws) {
		float factor = (float) draws.between(LEAST, MOST);
		int plane = this.size.plane();
		for (int i = at; i < at + plane; i++) {
			float rest = (1 - factor) * grey(values, i);
			values[i] = limited(factor * values[i] + rest);
			values[i + plane] = limited(factor * values[i + plane] + rest);
			values[i + 2 * plane] = limited(factor * values[i + 2 * plane] + rest);
		}
	}

	private float meanGrey(float[] values, int at) {
		double sum = 0;
		for (int i = at; i < at + this.size.plane(); i++) {
			sum += grey(values, i);
		}
		return (float) (sum / this.size.plane());
	}

	private float grey(float[] values, int at) {
		if (this.size.channels() == 1) {
			return values[at];
		}
		int plane = this.size.plane();
		return 0.2989f * values[at] + 0.587f * values[at + plane] + 0.114f * values[at + 2 * plane];
	}

	private static float limited(float value) {
		return Math.max(0, Math.min(value, 1));
	}

}
