package io.convscope.evaluation;

import java.util.List;
import java.util.stream.IntStream;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

/**
 * A test picture, with what a model takes it for.
 *
 * @param address where it is, with what it truly shows
 * @param predicted the label that the model gives it
 * @param predictedIndex that label's number
 * @param probability how sure the model is of that label, 0 to 1
 * @param labelProbability how probable it finds the true label, 0 to 1
 * @param probabilities how probable it finds each label; null where not wanted
 */
record TestPicture(@JsonUnwrapped TestAddress address, String predicted, int predictedIndex, float probability,
		float labelProbability, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Float> probabilities) {

	static TestPicture of(Evaluated evaluated, int picture) {
		return of(evaluated, picture, null);
	}

	static TestPicture withProbabilities(Evaluated evaluated, int picture) {
		TestPredictions predictions = evaluated.predictions();
		return of(evaluated, picture,
				IntStream.range(0, predictions.classes())
					.mapToObj((label) -> predictions.probability(picture, label))
					.toList());
	}

	private static TestPicture of(Evaluated evaluated, int picture, @Nullable List<Float> probabilities) {
		TestPredictions predictions = evaluated.predictions();
		int predicted = predictions.predicted(picture);
		return new TestPicture(TestAddress.of(evaluated, picture), evaluated.labels().get(predicted), predicted,
				predictions.confidence(picture), predictions.probability(picture, predictions.label(picture)),
				probabilities);
	}

}
