package io.convscope.evaluation;

import java.util.Arrays;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.convscope.dataset.Part;
import org.jspecify.annotations.Nullable;

/**
 * The pictures in a cell, a row, a column or all of a confusion matrix.
 *
 * @param subject the model evaluated
 * @param dataset the data set's name
 * @param part always the test part
 * @param label the true label of the pictures; null for any
 * @param labelIndex its index; null for any
 * @param predicted the predicted label; null for any
 * @param predictedIndex its index; null for any
 * @param total the number of pictures selected
 * @param offset the number of pictures skipped
 * @param limit the maximum number of pictures listed
 * @param samples the pictures in descending order of confidence
 */
public record CellPictures(@JsonUnwrapped Answers.Subject subject, String dataset, Part part, @Nullable String label,
		@Nullable Integer labelIndex, @Nullable String predicted, @Nullable Integer predictedIndex, int total,
		int offset, int limit, List<TestPicture> samples) {

	/**
	 * Collects the pictures.
	 * @param subject the model evaluated
	 * @param answers its predictions
	 * @param choice the pictures to list
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
