package io.convscope.dataset;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;

import io.convscope.image.Picture;
import io.convscope.image.PictureSize;

/**
 * The labelled pictures of one part of a data set, kept in memory as bytes.
 * <p>
 * Immutable, thus thread safe.
 */
public final class Samples {

	private final PictureSize storedSize;

	private final PictureSize pictureSize;

	private final byte[] planes;

	private final byte[] labels;

	// where in the arrays each sample is
	private final int[] places;

	/**
	 * Takes over two arrays, which nobody may change from then on: a part can be too
	 * large to copy.
	 * @param pictureSize of each picture
	 * @param planes the pictures one after another, in {@link Picture}'s order
	 * @param labels the class of each picture, counted from 0
	 * @throws IllegalArgumentException if the lengths don't fit one another
	 */
	public Samples(PictureSize pictureSize, byte[] planes, byte[] labels) {
		this(pictureSize, pictureSize, planes, labels, IntStream.range(0, labels.length).toArray());
		if (planes.length != (long) labels.length * pictureSize.values()) {
			throw new IllegalArgumentException(labels.length + " labels need pictures of " + pictureSize.values()
					+ " bytes each, not " + planes.length);
		}
	}

	private Samples(PictureSize storedSize, PictureSize pictureSize, byte[] planes, byte[] labels, int[] places) {
		this.storedSize = storedSize;
		this.pictureSize = pictureSize;
		this.planes = planes;
		this.labels = labels;
		this.places = places;
	}

	/**
	 * Tells how large the pictures are.
	 * @return the size of each
	 */
	public PictureSize pictureSize() {
		return this.pictureSize;
	}

	/**
	 * Counts the samples.
	 * @return 0 or more
	 */
	public int size() {
		return this.places.length;
	}

	/**
	 * Tells what a picture shows.
	 * @param index 0 to {@link #size()} - 1
	 * @return the class, counted from 0
	 * @throws IndexOutOfBoundsException if there is no such sample
	 */
	public int label(int index) {
		return this.labels[place(index)] & 0xFF;
	}

	/**
	 * Copies a picture out.
	 * @param index 0 to {@link #size()} - 1
	 * @return the picture
	 * @throws IndexOutOfBoundsException if there is no such sample
	 */
	public Picture picture(int index) {
		return Picture.ofPlanes(this.storedSize, this.planes, offset(index)).resized(this.pictureSize);
	}

	/**
	 * Converts a picture to network input, by {@link Picture#encode}.
	 * @param index 0 to {@link #size()} - 1
	 * @param target takes a number from 0 to 1 for each value of the picture
	 * @param at where to put the first
	 * @throws IndexOutOfBoundsException if there is no such sample, or no room
	 */
	public void encodeInto(int index, float[] target, int at) {
		if (this.pictureSize.equals(this.storedSize)) {
			Picture.encode(this.planes, offset(index), this.storedSize.values(), target, at);
		}
		else {
			System.arraycopy(picture(index).toInput(), 0, target, at, this.pictureSize.values());
		}
	}

	/**
	 * Limits the samples to the first ones; nothing is copied.
	 * @param count how many, 0 or more
	 * @return these samples, or the first of them where there are more
	 */
	public Samples first(int count) {
		if (count < 0) {
			throw new IllegalArgumentException("A count of samples is 0 or more, not " + count);
		}
		return (count >= size()) ? this : at(Arrays.copyOf(this.places, count));
	}

	/**
	 * Picks some of the samples; no picture is copied.
	 * @param indexes which, each 0 to {@link #size()} - 1
	 * @return those samples, in that order
	 * @throws IndexOutOfBoundsException if there is no such sample
	 */
	Samples pick(int[] indexes) {
		return at(Arrays.stream(indexes).map(this::place).toArray());
	}

	/**
	 * Brings the pictures to another size, each when it is asked for.
	 * @param pictureSize the size
	 * @return the same samples
	 */
	public Samples resized(PictureSize pictureSize) {
		return pictureSize.equals(this.pictureSize) ? this
				: new Samples(this.storedSize, pictureSize, this.planes, this.labels, this.places);
	}

	private Samples at(int[] places) {
		return new Samples(this.storedSize, this.pictureSize, this.planes, this.labels, places);
	}

	private int offset(int index) {
		return place(index) * this.storedSize.values();
	}

	private int place(int index) {
		return this.places[Objects.checkIndex(index, this.places.length)];
	}

}
