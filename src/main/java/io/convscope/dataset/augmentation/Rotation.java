package io.convscope.dataset.augmentation;

import io.convscope.image.PictureSize;

/**
 * Turns a picture around its centre by an angle drawn evenly from -15 to 15 degrees. Each
 * value is interpolated bilinearly between the four around the place it comes from, where
 * those outside of the picture are 0; torchvision's
 * {@code RandomRotation(15, InterpolationMode.BILINEAR)}.
 */
final class Rotation implements PictureChange {

	private static final double MOST_DEGREES = 15;

	private final PictureSize size;

	// with a border of zeros, so that no place outside needs a check
	private final int paddedSide;

	private final float[] padded;

	Rotation(PictureSize size) {
		this.size = size;
		this.paddedSide = size.side() + 3;
		this.padded = new float[size.channels() * this.paddedSide * this.paddedSide];
	}

	@Override
	public void apply(float[] values, int at, Draws draws) {
		pad(values, at);
		// StrictMath, so that the numbers are the same on every machine
		double angle = StrictMath.toRadians(draws.between(-MOST_DEGREES, MOST_DEGREES));
		float cos = (float) StrictMath.cos(angle);
		float sin = (float) StrictMath.sin(angle);
		int side = this.size.side();
		float centre = (side - 1) / 2f;
		for (int row = 0; row < side; row++) {
			for (int column = 0; column < side; column++) {
				interpolate(centre + sin * (column - centre) + cos * (row - centre),
						centre + cos * (column - centre) - sin * (row - centre), values,
						at + this.size.index(0, row, column));
			}
		}
	}

	private void pad(float[] values, int at) {
		for (int channel = 0; channel < this.size.channels(); channel++) {
			for (int row = 0; row < this.size.side(); row++) {
				System.arraycopy(values, at + this.size.index(channel, row, 0), this.padded,
						(channel * this.paddedSide + row + 1) * this.paddedSide + 1, this.size.side());
			}
		}
	}

	private void interpolate(float fromRow, float fromColumn, float[] target, int at) {
		float row = inPadded(fromRow);
		float column = inPadded(fromColumn);
		int top = (int) row;
		int left = (int) column;
		float down = row - top;
		float right = column - left;
		int place = top * this.paddedSide + left;
		for (int channel = 0; channel < this.size.channels(); channel++) {
			float above = this.padded[place] * (1 - right) + this.padded[place + 1] * right;
			float below = this.padded[place + this.paddedSide] * (1 - right)
					+ this.padded[place + this.paddedSide + 1] * right;
			target[at] = above * (1 - down) + below * down;
			place += this.paddedSide * this.paddedSide;
			at += this.size.plane();
		}
	}

	// places further outside than the border are as black as the border
	private float inPadded(float place) {
		return Math.max(0, Math.min(place + 1, this.size.side() + 1));
	}

}
