package io.convscope.image;

import java.util.Arrays;

/**
 * A picture of the size that the network takes: 32 rows of 32 columns, red, green and
 * blue, one unsigned byte each.
 * <p>
 * Values lie plane by plane (red, green, blue), each plane row by row: the order of the
 * CIFAR-10 binary files and of the network's input. Immutable, thus thread safe.
 */
public final class Picture {

	/** Rows, and columns. */
	public static final int SIZE = 32;

	/** Red, green and blue. */
	public static final int CHANNELS = 3;

	/** Values in a picture. */
	public static final int VALUES = CHANNELS * SIZE * SIZE;

	private final byte[] planes;

	private Picture(byte[] planes) {
		this.planes = planes;
	}

	/**
	 * Copies a picture out of an array.
	 * @param source holds the planes
	 * @param offset where the red plane begins
	 * @return the picture
	 * @throws IndexOutOfBoundsException if fewer than {@link #VALUES} bytes follow
	 */
	public static Picture ofPlanes(byte[] source, int offset) {
		if (offset < 0 || offset > source.length - VALUES) {
			throw new IndexOutOfBoundsException("A picture has " + VALUES + " values; there are " + source.length
					+ " bytes, and it should begin at " + offset);
		}
		return new Picture(Arrays.copyOfRange(source, offset, offset + VALUES));
	}

	/**
	 * The one conversion to network input: value / 255, in the order red, green, blue
	 * plane, row, column. Training, prediction and feature maps all come through here.
	 * @param planes holds the picture's planes
	 * @param from where its red plane begins
	 * @param target takes {@link #VALUES} numbers from 0 to 1
	 * @param at where to put the first
	 */
	public static void encode(byte[] planes, int from, float[] target, int at) {
		for (int i = 0; i < VALUES; i++) {
			target[at + i] = (planes[from + i] & 0xFF) / 255f;
		}
	}

	/**
	 * Converts this picture to network input, as {@link #encode} says.
	 * @return a new array of {@link #VALUES} numbers from 0 to 1
	 */
	public float[] toInput() {
		float[] input = new float[VALUES];
		encode(this.planes, 0, input, 0);
		return input;
	}

	/**
	 * Reads one value.
	 * @param channel 0 red, 1 green, 2 blue
	 * @param row from the top, 0 to 31
	 * @param column from the left, 0 to 31
	 * @return 0 to 255
	 */
	public int value(int channel, int row, int column) {
		return this.planes[(channel * SIZE + row) * SIZE + column] & 0xFF;
	}

	/**
	 * Copies the planes into an array.
	 * @param target takes {@link #VALUES} bytes
	 * @param offset where the red plane begins
	 */
	public void copyPlanesTo(byte[] target, int offset) {
		System.arraycopy(this.planes, 0, target, offset, VALUES);
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof Picture picture && Arrays.equals(this.planes, picture.planes);
	}

	@Override
	public int hashCode() {
		return Arrays.hashCode(this.planes);
	}

}
