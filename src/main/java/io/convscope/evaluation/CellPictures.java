package io.convscope.evaluation;

import java.util.Arrays;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.convscope.dataset.Part;
import org.jspecify.annotations.Nullable;

/**
 * The pictures behind a cell of the confusion matrix, a row, a column, or all of it.
 *
 * @param subject whose answers they are
 * @param dataset the data set's name
 * @param part always the test part
 * @param label what the pictures truly show; null for anything
 * @param labelIndex that label's number; null for anything
 * @param predicted what the network takes them for; null for anything
 * @param predictedIndex that label's number; null for anything
 * @param total how many pictures there are
 * @param offset how many were left out before the first that is listed
 * @param limit how many are listed at most
 * @param samples those that the network is surest of first
 */
public record CellPictures(@JsonUnwrapped Answers.Subject subject, String dataset, Part part, @Nullable String label,
		@Nullable Integer labelIndex, @Nullable String predicted, @Nullable Integer predictedIndex, int total,
		int offset, int limit, List<TestPicture> samples) {

	/**
	 * Collects the pictures.
	 * @param subject whose answers they are
	 * @param answers what is said of each picture
	 * @param choice which of them to list
	 * @return the pictures
	 */
	static CellPictures of(Answers.Subject subject, Answers answers, CellChoice choice) {
		TestPredictions predictions = answers.predictions();
		Integer label = choice.label();
		Integer predicted = choice.predicted();
		int[] pictures = answers
			.surestFirst((picture) -> (label == null || label == predictions.label(picture))
					&& (predicted == null || predicted == predictions.predicted(picture)))
			.toArray();
		List<TestPicture> listed = Arrays.stream(pictures)
			.skip(choice.offset())
			.limit(choice.limit())
			.mapToObj((picture) -> TestPicture.of(answers, picture))
			.toList();
		return new CellPictures(subject, answers.dataset().name(), Part.TEST, name(answers, label), label,
				name(answers, predicted), predicted, pictures.length, choice.offset(), choice.limit(), listed);
	}

	private static @Nullable String name(Answers answers, @Nullable Integer label) {
		return (label != null) ? answers.labels().get(label) : null;
	}

}
