package io.convscope.evaluation;

import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

import io.convscope.dataset.Dataset;
import io.convscope.model.Prediction;
import org.jspecify.annotations.Nullable;

/**
 * A network's predictions for a data set's test part. Immutable.
 *
 * @param dataset the data set, which has a label for each class
 * @param predictions the predictions for each test picture
 */
record Answers(Dataset dataset, TestPredictions predictions) {

	List<String> labels() {
		return this.dataset.labels();
	}

	/**
	 * Returns the prediction for a picture.
	 * @param picture the index of the picture
	 * @return the most probable label
	 */
	Prediction prediction(int picture) {
		int predicted = this.predictions.predicted(picture);
		return new Prediction(labels().get(predicted), predicted, this.predictions.confidence(picture));
	}

	/**
	 * Selects pictures and sorts them by confidence.
	 * @param wanted whether to include a picture
	 * @return the indexes of the pictures in descending order of confidence; ties in
	 * ascending order of the probability of the true class, then of the index
	 */
	IntStream surestFirst(IntPredicate wanted) {
		Comparator<Integer> surest = Comparator.comparingDouble(this.predictions::confidence);
		Comparator<Integer> order = surest.reversed()
			.thenComparingDouble((picture) -> this.predictions.probability(picture, this.predictions.label(picture)))
			.thenComparing(Comparator.naturalOrder());
		return this.predictions.pictures().filter(wanted).boxed().sorted(order).mapToInt(Integer::intValue);
	}

	/**
	 * The model that is evaluated.
	 *
	 * @param model the model's id
	 * @param epoch the epoch of its weights; null if the model was imported
	 * @param provisional whether its run is still going on, so that a better epoch may
	 * replace it
	 */
	record Subject(String model, @Nullable Integer epoch, boolean provisional) {
	}

}
