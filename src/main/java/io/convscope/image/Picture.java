package io.convscope.image;

import java.time.Duration;
import java.util.Arrays;

import io.convscope.image.reading.PictureReader;

/**
 * A square picture as a network takes it: one unsigned byte for each value.
 * <p>
 * Values lie plane by plane (red, green, blue, or gray alone), each plane row by row: the
 * order of the CIFAR-10 binary files and of the network's input. Immutable, thus thread
 * safe.
 */
public final class Picture {

	private static final int OPAQUE = 0xFF << 24;

	private final PictureSize size;

	private final byte[] planes;

	private Picture(PictureSize size, byte[] planes) {
		this.size = size;
		this.planes = planes;
	}

	/**
	 * Copies a picture out of an array.
	 * @param size its size
	 * @param source holds the planes
	 * @param offset where the first plane begins
	 * @return the picture
	 * @throws IndexOutOfBoundsException if fewer bytes follow than a picture has values
	 */
	public static Picture ofPlanes(PictureSize size, byte[] source, int offset) {
		if (offset < 0 || offset > source.length - size.values()) {
			throw new IndexOutOfBoundsException("A picture has " + size.values() + " values; there are " + source.length
					+ " bytes, and it should begin at " + offset);
		}
		return new Picture(size, Arrays.copyOfRange(source, offset, offset + size.values()));
	}

	/**
	 * The one conversion to network input: value / 255, in the order plane, row, column.
	 * Training, prediction and feature maps all come through here.
	 * @param planes holds the planes of a picture
	 * @param from where the first begins
	 * @param count how many values the picture has
	 * @param target takes as many numbers from 0 to 1
	 * @param at where to put the first
	 */
	public static void encode(byte[] planes, int from, int count, float[] target, int at) {
		for (int i = 0; i < count; i++) {
			target[at + i] = (planes[from + i] & 0xFF) / 255f;
		}
	}

	/**
	 * Converts this picture to network input, as {@link #encode} says.
	 * @return a new array of numbers from 0 to 1, one for each value
	 */
	public float[] toInput() {
		float[] input = new float[this.planes.length];
		encode(this.planes, 0, this.planes.length, input, 0);
		return input;
	}

	/**
	 * Brings this picture to another size, as {@link PictureReader} does with files: each
	 * value is the mean of the area that it covers.
	 * @param target the size
	 * @return this picture where it has that size, else a new one
	 */
	public Picture resized(PictureSize target) {
		if (target.equals(this.size)) {
			return this;
		}
		AreaMeans means = new AreaMeans(target, new CenterCrop(0, 0, this.size.side()),
				new Deadline(Duration.ofHours(1)));
		int[] argb = new int[this.size.side()];
		for (int row = 0; row < argb.length; row++) {
			for (int column = 0; column < argb.length; column++) {
				argb[column] = OPAQUE | colour(0, row, column) << 16 | colour(1, row, column) << 8
						| colour(2, row, column);
			}
			means.row(row, argb);
		}
		return new Picture(target, means.planes());
	}

	public PictureSize size() {
		return this.size;
	}

	/**
	 * Reads one value.
	 * @param channel 0 red or gray, 1 green, 2 blue
	 * @param row from the top, from 0
	 * @param column from the left, from 0
	 * @return 0 to 255
	 */
	public int value(int channel, int row, int column) {
		return this.planes[this.size.index(channel, row, column)] & 0xFF;
	}

	/**
	 * Reads one value of a picture as it is shown in colour.
	 * @param colour 0 red, 1 green, 2 blue
	 * @param row from the top, from 0
	 * @param column from the left, from 0
	 * @return 0 to 255; the same for each colour of a gray picture
	 */
	public int colour(int colour, int row, int column) {
		return value((this.size.channels() == 1) ? 0 : colour, row, column);
	}

	/**
	 * Copies the planes into an array.
	 * @param target takes a byte for each value
	 * @param offset where the first plane begins
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
