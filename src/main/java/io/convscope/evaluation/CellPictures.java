package io.convscope.evaluation;

import java.util.Arrays;
import java.util.List;

import io.convscope.dataset.Part;
import org.jspecify.annotations.Nullable;

/**
 * The pictures behind a cell of the confusion matrix, a row, a column, or all of it.
 *
 * @param model the model's id
 * @param epoch the epoch that its weights are from; null when imported
 * @param dataset the data set's name
 * @param part always the test part
 * @param label what the pictures truly show; null for anything
 * @param labelIndex that label's number; null for anything
 * @param predicted what the model takes them for; null for anything
 * @param predictedIndex that label's number; null for anything
 * @param total how many pictures there are
 * @param offset how many were left out before the first that is listed
 * @param limit how many are listed at most
 * @param samples those that the model is surest of first
 */
record CellPictures(String model, @Nullable Integer epoch, String dataset, Part part, @Nullable String label,
		@Nullable Integer labelIndex, @Nullable String predicted, @Nullable Integer predictedIndex, int total,
		int offset, int limit, List<TestPicture> samples) {

	/**
	 * Collects the pictures.
	 * @param evaluated what a model says of each picture
	 * @param label the number of the true label; null for any
	 * @param predicted the number of the predicted label; null for any
	 * @param offset how many to leave out
	 * @param limit how many to list at most
	 * @return the pictures
	 */
	static CellPictures of(Evaluated evaluated, @Nullable Integer label, @Nullable Integer predicted, int offset,
			int limit) {
		TestPredictions predictions = evaluated.predictions();
		int[] pictures = evaluated
			.surestFirst((picture) -> (label == null || label == predictions.label(picture))
					&& (predicted == null || predicted == predictions.predicted(picture)))
			.toArray();
		List<TestPicture> listed = Arrays.stream(pictures)
			.skip(offset)
			.limit(limit)
			.mapToObj((picture) -> TestPicture.of(evaluated, picture))
			.toList();
		return new CellPictures(evaluated.model().id(), evaluated.model().epoch(), evaluated.dataset().name(),
				Part.TEST, name(evaluated, label), label, name(evaluated, predicted), predicted, pictures.length,
				offset, limit, listed);
	}

	private static @Nullable String name(Evaluated evaluated, @Nullable Integer label) {
		return (label != null) ? evaluated.labels().get(label) : null;
	}

}
