package io.convscope.inspection;

import io.convscope.image.Picture;

/**
 * A drawn picture with something for every kernel: a disc, a slanted edge, a gradient and
 * the three colours.
 */
final class TestCard {

	private static final int CENTRE = Picture.SIZE / 2;

	private static final int RADIUS = 8;

	private TestCard() {
	}

	/**
	 * Draws the card.
	 * @return the same picture each time
	 */
	static Picture draw() {
		byte[] planes = new byte[Picture.VALUES];
		for (int channel = 0; channel < Picture.CHANNELS; channel++) {
			for (int row = 0; row < Picture.SIZE; row++) {
				for (int column = 0; column < Picture.SIZE; column++) {
					planes[(channel * Picture.SIZE + row) * Picture.SIZE + column] = (byte) value(channel, row, column);
				}
			}
		}
		return Picture.ofPlanes(planes, 0);
	}

	private static int value(int channel, int row, int column) {
		int x = column - CENTRE;
		int y = row - CENTRE;
		if (x * x + y * y < RADIUS * RADIUS) {
			return (channel == 0) ? 230 : 40;
		}
		boolean aboveTheEdge = row + column < Picture.SIZE;
		if (aboveTheEdge) {
			return (channel == 2) ? 8 * column : 60;
		}
		return (channel == 1) ? 4 * (row + column) : 8 * row;
	}

}
