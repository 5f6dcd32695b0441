package io.convscope.dataset;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

import io.convscope.home.Sha256;
import io.convscope.image.PictureSize;

/**
 * A named set of labelled pictures. Immutable.
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
	 * have others. The first call may read all pictures.
	 * @return {@code sha256:} and 64 hexadecimal digits
	 */
	public String fingerprint() {
		return fingerprint(this.labels, this.train.digest(), this.test.digest());
	}

	/**
	 * Computes a fingerprint.
	 * @param labels the name of each class
	 * @param train the digest of the training samples
	 * @param test the digest of the test samples
	 * @return {@code sha256:} and 64 hexadecimal digits
	 */
	public static String fingerprint(List<String> labels, byte[] train, byte[] test) {
		MessageDigest digest = Sha256.newDigest();
		labels.forEach((label) -> digest.update((label + "\n").getBytes(StandardCharsets.UTF_8)));
		digest.update(train);
		digest.update(test);
		return "sha256:" + HexFormat.of().formatHex(digest.digest());
	}

	/**
	 * Requires what training needs: two labels, and pictures in both parts.
	 * @throws DatasetUnavailableException if something is missing
	 */
	public void requireTrainable() {
		requireTrainable(this.name, this.labels.size(), this.train.size(), this.test.size());
	}

	static void requireTrainable(String name, int labels, int train, int test) {
		String lack = null;
		if (labels < 2) {
			lack = ((labels == 0) ? "no labels" : "one label only") + "; a network needs at least two to tell apart";
		}
		else if (train == 0 || test == 0) {
			lack = "no " + ((train == 0) ? "training" : "test") + " pictures yet; add some pictures"
					+ " (POST /datasets/" + name + "/pictures?label=...)";
		}
		if (lack != null) {
			throw DatasetUnavailableException.because("The data set " + name + " has " + lack + ".", null);
		}
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
