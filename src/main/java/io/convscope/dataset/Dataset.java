package io.convscope.dataset;

import java.util.List;

import io.convscope.image.PictureSize;

/**
 * Named, labelled pictures, in memory. Immutable.
 *
 * @param name the name in URLs and settings
 * @param labels the name of each class, in the order of the class numbers
 * @param train what to train on
 * @param test what to measure on
 */
public record Dataset(String name, List<String> labels, Samples train, Samples test) {

	/**
	 * Checks the parts.
	 * @throws IllegalArgumentException if their pictures differ in size
	 */
	public Dataset {
		labels = List.copyOf(labels);
		if (!train.pictureSize().equals(test.pictureSize())) {
			throw new IllegalArgumentException("The pictures of " + name + " are " + train.pictureSize()
					+ " to train on, but " + test.pictureSize() + " to measure on");
		}
	}

	/**
	 * Tells how large the pictures are.
	 * @return the size of each
	 */
	public PictureSize pictureSize() {
		return this.train.pictureSize();
	}

	/**
	 * Brings the pictures to another size, each when it is asked for.
	 * @param pictureSize the size
	 * @return the same data set
	 */
	public Dataset resized(PictureSize pictureSize) {
		return pictureSize.equals(pictureSize()) ? this
				: new Dataset(this.name, this.labels, this.train.resized(pictureSize), this.test.resized(pictureSize));
	}

	/**
	 * Chooses one of the two parts.
	 * @param part which
	 * @return its samples
	 */
	public Samples part(Part part) {
		return switch (part) {
			case TRAIN -> this.train;
			case TEST -> this.test;
		};
	}

}
