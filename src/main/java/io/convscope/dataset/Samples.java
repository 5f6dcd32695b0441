package io.convscope.dataset;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;

import io.convscope.image.Picture;
import io.convscope.image.PictureSize;
import org.jspecify.annotations.Nullable;

/**
 * The labelled pictures of one part of a data set, kept in memory as bytes.
 * <p>
 * Immutable, therefore thread-safe.
 */
public final class Samples {

	private final PictureSize storedSize;

	private final PictureSize pictureSize;

	private final byte[] planes;

	private final byte[] labels;

	// the position of each sample in the arrays, which have the whole part
	private final int[] places;

	private volatile byte @Nullable [] digest;

	/**
	 * Takes over the two arrays without a copy, as a part can be large; the caller must
	 * not change them afterwards.
	 * @param pictureSize the size of each picture
	 * @param planes the pictures one after another, in {@link Picture}'s order
	 * @param labels the class of each picture, counted from 0
	 * @throws IllegalArgumentException if the lengths of the arrays don't match
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
	 * Returns the size of the pictures.
	 * @return the size, the same for all
	 */
	public PictureSize pictureSize() {
		return this.pictureSize;
	}

	/**
	 * Returns the number of samples.
	 * @return 0 or more
	 */
	public int size() {
		return this.places.length;
	}

	/**
	 * Returns the class of a sample.
	 * @param index 0 to {@link #size()} - 1
	 * @return the class, counted from 0
	 * @throws IndexOutOfBoundsException if there is no such sample
	 */
	public int label(int index) {
		return this.labels[place(index)] & 0xFF;
	}

	/**
	 * Returns a copy of a picture, in the size of {@link #pictureSize()}.
	 * @param index 0 to {@link #size()} - 1
	 * @return the picture
	 * @throws IndexOutOfBoundsException if there is no such sample
	 */
	public Picture picture(int index) {
		return Picture.ofPlanes(this.storedSize, this.planes, offset(index)).resized(this.pictureSize);
	}

	/**
	 * Converts a picture to network input, as {@link Picture#encode} does.
	 * @param index 0 to {@link #size()} - 1
	 * @param target receives a number from 0 to 1 for each value of the picture
	 * @param at the position of the first number in the target
	 * @throws IndexOutOfBoundsException if there is no such sample, or the target is too
	 * short
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
	 * Returns the SHA-256 digest of the pictures, as they are stored, and their labels.
	 * @return 32 bytes, computed once; not to be changed
	 */
	byte[] digest() {
		byte[] known = this.digest;
		if (known == null) {
			MessageDigest computing = newDigest();
			for (int place : this.places) {
				computing.update(this.labels[place]);
				computing.update(this.planes, place * this.storedSize.values(), this.storedSize.values());
			}
			known = computing.digest();
			this.digest = known;
		}
		return known;
	}

	static MessageDigest newDigest() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java has SHA-256", ex);
		}
	}

	/**
	 * Returns the first samples; no picture is copied.
	 * @param count the maximum number of samples, 0 or more
	 * @return the first {@code count} samples, or all if there are fewer
	 */
	public Samples first(int count) {
		if (count < 0) {
			throw new IllegalArgumentException("The number of samples must be 0 or more, not " + count);
		}
		return (count >= size()) ? this : at(Arrays.copyOf(this.places, count));
	}

	/**
	 * Selects samples by index; no picture is copied.
	 * @param indexes the indexes, each 0 to {@link #size()} - 1
	 * @return those samples, in that order
	 * @throws IndexOutOfBoundsException if there is no such sample
	 */
	Samples pick(int[] indexes) {
		return at(Arrays.stream(indexes).map(this::place).toArray());
	}

	/**
	 * Resizes the pictures, each one only when it is read.
	 * @param pictureSize the new size
	 * @return the same samples in that size
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

	/**
	 * Returns the index that a sample has in the part that these were picked from.
	 * @param index 0 to {@link #size()} - 1
	 * @return the index, counted from 0
	 */
	int place(int index) {
		return this.places[Objects.checkIndex(index, this.places.length)];
	}

}
