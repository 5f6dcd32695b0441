package io.convscope.evaluation;

import java.util.List;
import java.util.Optional;

import io.convscope.request.InvalidRequestException;
import io.convscope.request.OptionReader;
import org.jspecify.annotations.Nullable;

/**
 * The pictures of a confusion matrix to list.
 *
 * @param label the index of the true label; null for any
 * @param predicted the index of the predicted label; null for any
 * @param offset the number of pictures to skip
 * @param limit the maximum number of pictures to list
 */
public record CellChoice(@Nullable Integer label, @Nullable Integer predicted, int offset, int limit) {

	private static final int LARGEST_LIMIT = 1000;

	private static final int DEFAULT_LIMIT = 50;

	/**
	 * Parses and checks the parameters of a request.
	 * @param parameters the parameters as received
	 * @param labels the labels of the matrix
	 * @return the choice
	 * @throws InvalidRequestException if a parameter is invalid
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
	 * The query parameters of a choice, not checked yet.
	 *
	 * @param label the name or index of the true label; null for any
	 * @param predicted the name or index of the predicted label; null for any
	 * @param offset the number of pictures to skip; null for 0
	 * @param limit the maximum number of pictures to list; null for the default
	 */
	public record Parameters(@Nullable String label, @Nullable String predicted, @Nullable String offset,
			@Nullable String limit) {
	}

}
