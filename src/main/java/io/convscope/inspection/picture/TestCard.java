package io.convscope.inspection.picture;

import io.convscope.image.Picture;
import io.convscope.image.PictureSize;

/**
 * A generated picture with features for different kernels: a disc, a slanted edge, a
 * gradient and the three colours.
 */
final class TestCard {

	private static final int BRIGHTNESSES = 256;

	private TestCard() {
	}

	/**
	 * Draws the card.
	 * @param size the picture's size
	 * @return the same picture each time
	 */
	static Picture draw(PictureSize size) {
		byte[] planes = new byte[size.values()];
		for (int channel = 0; channel < size.channels(); channel++) {
			for (int row = 0; row < size.side(); row++) {
				for (int column = 0; column < size.side(); column++) {
					planes[size.index(channel, row, column)] = (byte) value(channel, row, column, size.side());
				}
			}
		}
		return Picture.ofPlanes(size, planes, 0);
	}

	private static int value(int channel, int row, int column, int side) {
		int x = column - side / 2;
		int y = row - side / 2;
		int radius = side / 4;
		if (x * x + y * y < radius * radius) {
			return (channel == 0) ? 230 : 40;
		}
		boolean aboveTheEdge = row + column < side;
		if (aboveTheEdge) {
			return (channel == 2) ? BRIGHTNESSES * column / side : 60;
		}
		return BRIGHTNESSES * ((channel == 1) ? row + column : 2 * row) / (2 * side);
	}

}
