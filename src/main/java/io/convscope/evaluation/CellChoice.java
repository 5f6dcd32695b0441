package io.convscope.evaluation;

import java.util.List;

import io.convscope.request.InvalidRequestException;
import org.jspecify.annotations.Nullable;

/**
 * Which pictures of a confusion matrix to list.
 *
 * @param label the number of the true label; null for any
 * @param predicted the number of the predicted label; null for any
 * @param offset how many to leave out before the first
 * @param limit how many to list at most
 */
record CellChoice(@Nullable Integer label, @Nullable Integer predicted, int offset, int limit) {

	private static final Range LIMIT = new Range("limit", 1, 1000, 50);

	private static final Range OFFSET = new Range("offset", 0, Integer.MAX_VALUE, 0);

	/**
	 * Reads a choice.
	 * @param parameters as they were sent
	 * @param labels the labels of the matrix
	 * @return the choice
	 * @throws InvalidRequestException if it can't be
	 */
	static CellChoice of(CellParameters parameters, List<String> labels) {
		return new CellChoice(Labels.find("true", parameters.label(), labels),
				Labels.find("predicted", parameters.predicted(), labels), OFFSET.parse(parameters.offset()),
				LIMIT.parse(parameters.limit()));
	}

}
