package io.convscope.evaluation;

import java.util.List;
import java.util.Optional;

import io.convscope.request.InvalidRequestException;
import io.convscope.request.OptionReader;
import org.jspecify.annotations.Nullable;

/**
 * Which pictures of a confusion matrix to list.
 *
 * @param label the number of the true label; null for any
 * @param predicted the number of the predicted label; null for any
 * @param offset how many to leave out before the first
 * @param limit how many to list at most
 */
public record CellChoice(@Nullable Integer label, @Nullable Integer predicted, int offset, int limit) {

	private static final int LARGEST_LIMIT = 1000;

	private static final int DEFAULT_LIMIT = 50;

	/**
	 * Reads a choice.
	 * @param parameters as they were sent
	 * @param labels the labels of the matrix
	 * @return the choice
	 * @throws InvalidRequestException if it can't be
	 */
	static CellChoice of(Parameters parameters, List<String> labels) {
		OptionReader reader = new OptionReader();
		Optional<Integer> label = reader.label("true", parameters.label(), labels);
		Optional<Integer> predicted = reader.label("predicted", parameters.predicted(), labels);
		int offset = reader.atLeast("offset", parameters.offset(), 0).orElse(0);
		int limit = reader.number("limit", parameters.limit(), 1, LARGEST_LIMIT).orElse(DEFAULT_LIMIT);
		reader.requireNoErrors();
		return new CellChoice(label.orElse(null), predicted.orElse(null), offset, limit);
	}

	/**
	 * A choice as it is written in a URL, not checked yet.
	 *
	 * @param label the true label's name or number; null for any
	 * @param predicted the predicted label's name or number; null for any
	 * @param offset how many pictures to leave out; null for none
	 * @param limit how many to list at most; null for the default
	 */
	public record Parameters(@Nullable String label, @Nullable String predicted, @Nullable String offset,
			@Nullable String limit) {
	}

}
