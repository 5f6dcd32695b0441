package io.convscope.dataset;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;

import io.convscope.image.Picture;

/**
 * The labelled pictures of one part of a data set, kept in memory as bytes.
 * <p>
 * Immutable, thus thread safe.
 */
public final class Samples {

	private final byte[] planes;

	private final byte[] labels;

	// where in the arrays each sample is
	private final int[] places;

	/**
	 * Takes over two arrays, which nobody may change from then on: a part can be too
	 * large to copy.
	 * @param planes the pictures one after another, {@link Picture#VALUES} bytes each, in
	 * {@link Picture}'s order
	 * @param labels the class of each picture, counted from 0
	 * @throws IllegalArgumentException if the lengths don't fit one another
	 */
	public Samples(byte[] planes, byte[] labels) {
		this(planes, labels, IntStream.range(0, labels.length).toArray());
		if (planes.length != (long) labels.length * Picture.VALUES) {
			throw new IllegalArgumentException(
					labels.length + " labels need pictures of " + Picture.VALUES + " bytes each, not " + planes.length);
		}
	}

	private Samples(byte[] planes, byte[] labels, int[] places) {
		this.planes = planes;
		this.labels = labels;
		this.places = places;
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
		return Picture.ofPlanes(this.planes, offset(index));
	}

	/**
	 * Converts a picture to network input, by {@link Picture#encode}.
	 * @param index 0 to {@link #size()} - 1
	 * @param target takes {@link Picture#VALUES} numbers from 0 to 1
	 * @param at where to put the first
	 * @throws IndexOutOfBoundsException if there is no such sample, or no room
	 */
	public void encodeInto(int index, float[] target, int at) {
		Picture.encode(this.planes, offset(index), target, at);
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
		return (count >= size()) ? this : new Samples(this.planes, this.labels, Arrays.copyOf(this.places, count));
	}

	/**
	 * Picks some of the samples; no picture is copied.
	 * @param indexes which, each 0 to {@link #size()} - 1
	 * @return those samples, in that order
	 * @throws IndexOutOfBoundsException if there is no such sample
	 */
	Samples pick(int[] indexes) {
		return new Samples(this.planes, this.labels, Arrays.stream(indexes).map(this::place).toArray());
	}

	private int offset(int index) {
		return place(index) * Picture.VALUES;
	}

	private int place(int index) {
		return this.places[Objects.checkIndex(index, this.places.length)];
	}

}
