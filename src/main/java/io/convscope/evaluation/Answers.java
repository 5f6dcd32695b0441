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
 * @param dataset of which; has a label for each class
 * @param predictions what it says of each test picture
 */
record Answers(Dataset dataset, TestPredictions predictions) {

	List<String> labels() {
		return this.dataset.labels();
	}

	/**
	 * Tells what the network takes a picture for.
	 * @param picture the picture's number
	 * @return the likeliest label
	 */
	Prediction prediction(int picture) {
		int predicted = this.predictions.predicted(picture);
		return new Prediction(labels().get(predicted), predicted, this.predictions.confidence(picture));
	}

	/**
	 * Chooses pictures.
	 * @param wanted which
	 * @return their numbers, those first that the network is surest of; equals by what it
	 * grants the true class, then in the order of their numbers
	 */
	IntStream surestFirst(IntPredicate wanted) {
		Comparator<Integer> surest = Comparator.comparingDouble(this.predictions::confidence);
		Comparator<Integer> order = surest.reversed()
			.thenComparingDouble((picture) -> this.predictions.probability(picture, this.predictions.label(picture)))
			.thenComparing(Comparator.naturalOrder());
		return this.predictions.pictures().filter(wanted).boxed().sorted(order).mapToInt(Integer::intValue);
	}

	/**
	 * Whose answers are judged.
	 *
	 * @param model the model's id
	 * @param epoch the epoch that its weights are from; null when imported
	 * @param provisional whether its run goes on, so that a better epoch may replace it
	 */
	record Subject(String model, @Nullable Integer epoch, boolean provisional) {
	}

}
