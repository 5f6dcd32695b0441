package io.convscope.dataset;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

import io.convscope.image.PictureSize;

/**
 * A named set of labelled pictures in memory. Immutable.
 *
 * @param name the name in URLs and settings
 * @param labels the name of each class, in the order of the class numbers
 * @param train the samples to train on
 * @param test the samples to evaluate on
 */
public record Dataset(String name, List<String> labels, Samples train, Samples test) {

	/**
	 * Checks that the pictures of both parts have the same size.
	 * @throws IllegalArgumentException if their pictures differ in size
	 */
	public Dataset {
		labels = List.copyOf(labels);
		if (!train.pictureSize().equals(test.pictureSize())) {
			throw new IllegalArgumentException("The training pictures of " + name + " are " + train.pictureSize()
					+ ", but the test pictures are " + test.pictureSize());
		}
	}

	/**
	 * Returns the size of the pictures.
	 * @return the size, the same for all
	 */
	public PictureSize pictureSize() {
		return this.train.pictureSize();
	}

	/**
	 * Identifies the pictures and labels: equal data sets have equal fingerprints, others
	 * have others. The first call reads all pictures.
	 * @return {@code sha256:} and 64 hexadecimal digits
	 */
	public String fingerprint() {
		MessageDigest digest = Samples.newDigest();
		this.labels.forEach((label) -> digest.update((label + "\n").getBytes(StandardCharsets.UTF_8)));
		digest.update(this.train.digest());
		digest.update(this.test.digest());
		return "sha256:" + HexFormat.of().formatHex(digest.digest());
	}

	/**
	 * Resizes the pictures, each one only when it is read.
	 * @param pictureSize the new size
	 * @return a data set of the same samples in that size
	 */
	public Dataset resized(PictureSize pictureSize) {
		return pictureSize.equals(pictureSize()) ? this
				: new Dataset(this.name, this.labels, this.train.resized(pictureSize), this.test.resized(pictureSize));
	}

	/**
	 * Returns one of the two parts.
	 * @param part the part
	 * @return its samples
	 */
	public Samples part(Part part) {
		return switch (part) {
			case TRAIN -> this.train;
			case TEST -> this.test;
		};
	}

}
