package io.convscope.dataset.own;

import java.util.Locale;

import io.convscope.problem.ProblemType;

/**
 * Thrown when a data set has as many pictures as it may.
 */
@ProblemType(name = "dataset-full", title = "Data set full", status = 409)
public final class DatasetFullException extends RuntimeException {

	private DatasetFullException(String message) {
		super(message);
	}

	static DatasetFullException of(String dataset, int maxPictures) {
		return new DatasetFullException(
				String.format(Locale.ROOT, "The data set %s has %,d pictures, which is the most. Delete some, or raise"
						+ " convscope.datasets.max-pictures.", dataset, maxPictures));
	}

}
