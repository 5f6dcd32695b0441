package io.convscope.dataset;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;

import io.convscope.home.Sha256;
import io.convscope.image.Picture;
import io.convscope.image.PictureSize;
import org.jspecify.annotations.Nullable;

/**
 * The labelled pictures of one part of a data set.
 * <p>
 * Immutable, therefore thread-safe.
 */
public final class Samples {

	private final PictureSize storedSize;

	private final PictureSize pictureSize;

	private final Planes planes;

	private final short[] labels;

	// the position of each sample in the arrays, which have the whole part
	private final int[] places;

	private volatile byte @Nullable [] digest;

	/**
	 * Takes over an array without a copy, as a part can be large; the caller must not
	 * change it afterwards.
	 * @param pictureSize the size of each picture
	 * @param planes the pictures one after another, in {@link Picture}'s order
	 * @param labels the class of each picture, counted from 0, as unsigned bytes
	 * @throws IllegalArgumentException if the lengths of the arrays don't match
	 */
	public Samples(PictureSize pictureSize, byte[] planes, byte[] labels) {
		this(pictureSize, Planes.of(pictureSize, planes), unsigned(labels), null);
		if (planes.length != (long) labels.length * pictureSize.values()) {
			throw new IllegalArgumentException(labels.length + " labels need pictures of " + pictureSize.values()
					+ " bytes each, not " + planes.length);
		}
	}

	/**
	 * Creates a part from pictures that may be in files.
	 * @param pictureSize the size of each picture
	 * @param planes the pictures
	 * @param labels the class of each picture, counted from 0; not copied
	 * @param digest 32 bytes that are the same for the same pictures and labels only;
	 * null to compute them from the pictures
	 * @throws IllegalArgumentException if the number of pictures is not that of labels
	 */
	public Samples(PictureSize pictureSize, Planes planes, short[] labels, byte @Nullable [] digest) {
		this(pictureSize, pictureSize, planes, labels, IntStream.range(0, labels.length).toArray());
		if (planes.count() != labels.length) {
			throw new IllegalArgumentException(labels.length + " labels for " + planes.count() + " pictures");
		}
		this.digest = digest;
	}

	private Samples(PictureSize storedSize, PictureSize pictureSize, Planes planes, short[] labels, int[] places) {
		this.storedSize = storedSize;
		this.pictureSize = pictureSize;
		this.planes = planes;
		this.labels = labels;
		this.places = places;
	}

	private static short[] unsigned(byte[] labels) {
		short[] wide = new short[labels.length];
		for (int i = 0; i < wide.length; i++) {
			wide[i] = (short) (labels[i] & 0xFF);
		}
		return wide;
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
		return this.labels[place(index)];
	}

	/**
	 * Returns a copy of a picture, in the size of {@link #pictureSize()}.
	 * @param index 0 to {@link #size()} - 1
	 * @return the picture
	 * @throws IndexOutOfBoundsException if there is no such sample
	 */
	public Picture picture(int index) {
		return Picture.ofPlanes(this.storedSize, this.planes.bytes(place(index)), 0).resized(this.pictureSize);
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
			Picture.encode(this.planes.bytes(place(index)), 0, this.storedSize.values(), target, at);
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
			MessageDigest computing = Sha256.newDigest();
			for (int place : this.places) {
				computing.update((byte) this.labels[place]);
				computing.update(this.planes.bytes(place));
			}
			known = computing.digest();
			this.digest = known;
		}
		return known;
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
	public Samples pick(int[] indexes) {
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

	/**
	 * Returns the index that a sample has in the part that these were picked from.
	 * @param index 0 to {@link #size()} - 1
	 * @return the index, counted from 0
	 */
	int place(int index) {
		return this.places[Objects.checkIndex(index, this.places.length)];
	}

}
