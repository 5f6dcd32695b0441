package io.convscope.image;

import java.util.Arrays;

import io.convscope.image.reading.PictureReader;

/**
 * A square picture for a network, with one unsigned byte for each value.
 * <p>
 * The values are stored plane by plane (red, green, blue, or only gray), each plane row
 * by row: the order of the CIFAR-10 binary files and of the network input. Immutable,
 * therefore thread-safe.
 */
public final class Picture {

	/** The network input of each value; a division for each would take longer. */
	private static final float[] INPUTS = new float[256];

	static {
		for (int value = 0; value < INPUTS.length; value++) {
			INPUTS[value] = value / 255f;
		}
	}

	private final PictureSize size;

	private final byte[] planes;

	private Picture(PictureSize size, byte[] planes) {
		this.size = size;
		this.planes = planes;
	}

	/**
	 * Copies a picture from an array.
	 * @param size its size
	 * @param source the array that contains the planes
	 * @param offset the start of the first plane
	 * @return the picture
	 * @throws IndexOutOfBoundsException if the array has too few bytes after the offset
	 */
	public static Picture ofPlanes(PictureSize size, byte[] source, int offset) {
		if (offset < 0 || offset > source.length - size.values()) {
			throw new IndexOutOfBoundsException("A picture has " + size.values() + " values; there are " + source.length
					+ " bytes, and the offset is " + offset);
		}
		return new Picture(size, Arrays.copyOfRange(source, offset, offset + size.values()));
	}

	/**
	 * Converts a picture to network input: value / 255, in the order plane, row, column.
	 * Training, prediction and feature maps all use this conversion.
	 * @param planes the array that contains the planes of the picture
	 * @param from the start of the first plane
	 * @param count the number of values of the picture
	 * @param target receives as many numbers from 0 to 1
	 * @param at the position of the first number in the target
	 */
	public static void encode(byte[] planes, int from, int count, float[] target, int at) {
		for (int i = 0; i < count; i++) {
			target[at + i] = INPUTS[planes[from + i] & 0xFF];
		}
	}

	/**
	 * Converts this picture to network input, as {@link #encode} does.
	 * @return a new array of numbers from 0 to 1, one for each value
	 */
	public float[] toInput() {
		float[] input = new float[this.planes.length];
		encode(this.planes, 0, this.planes.length, input, 0);
		return input;
	}

	/**
	 * Resizes this picture in the same way as {@link PictureReader} resizes files: each
	 * value is the mean of the area that it covers.
	 * @param target the new size
	 * @return this picture if it already has that size, otherwise a new one
	 */
	public Picture resized(PictureSize target) {
		if (target.equals(this.size)) {
			return this;
		}
		PlaneMeans means = new PlaneMeans(this.size.side(), target.side());
		int[][] sums = new int[this.size.channels()][];
		for (int channel = 0; channel < sums.length; channel++) {
			sums[channel] = means.sums(this.planes, channel * this.size.plane());
		}
		byte[] planes = new byte[target.values()];
		for (int i = 0; i < planes.length; i++) {
			int at = i % target.plane();
			planes[i] = (target.channels() < sums.length)
					? Mean.gray(sums[0][at], sums[1][at], sums[2][at], means.total())
					: Mean.rounded(sums[Math.min(i / target.plane(), sums.length - 1)][at], means.total());
		}
		return new Picture(target, planes);
	}

	public PictureSize size() {
		return this.size;
	}

	/**
	 * Returns one value.
	 * @param channel 0 for red or gray, 1 for green, 2 for blue
	 * @param row the row, counted from 0 at the top
	 * @param column the column, counted from 0 at the left
	 * @return 0 to 255
	 */
	public int value(int channel, int row, int column) {
		return this.planes[this.size.index(channel, row, column)] & 0xFF;
	}

	/**
	 * Returns one value of the picture converted to RGB.
	 * @param colour 0 for red, 1 for green, 2 for blue
	 * @param row the row, counted from 0 at the top
	 * @param column the column, counted from 0 at the left
	 * @return 0 to 255; the same for each colour of a gray picture
	 */
	public int colour(int colour, int row, int column) {
		return value((this.size.channels() == 1) ? 0 : colour, row, column);
	}

	/**
	 * Copies the planes into an array.
	 * @param target receives a byte for each value
	 * @param offset the position of the first plane in the target
	 */
	public void copyPlanesTo(byte[] target, int offset) {
		System.arraycopy(this.planes, 0, target, offset, this.planes.length);
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof Picture picture && this.size.equals(picture.size)
				&& Arrays.equals(this.planes, picture.planes);
	}

	@Override
	public int hashCode() {
		return Arrays.hashCode(this.planes);
	}

}
