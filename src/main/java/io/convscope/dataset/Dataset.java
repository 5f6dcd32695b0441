package io.convscope.dataset;

import java.util.List;

/**
 * Named, labelled pictures, in memory. Immutable.
 *
 * @param name the name in URLs and settings
 * @param labels the name of each class, in the order of the class numbers
 * @param train what to train on
 * @param test what to measure on
 */
public record Dataset(String name, List<String> labels, Samples train, Samples test) {

	public Dataset {
		labels = List.copyOf(labels);
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
