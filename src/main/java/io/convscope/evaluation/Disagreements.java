package io.convscope.evaluation;

import java.util.Comparator;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.convscope.model.Prediction;

/**
 * The pictures that two models classify differently.
 *
 * @param total the number of these pictures
 * @param samples some of them, in descending order of the sum of both confidences
 */
record Disagreements(int total, List<Disagreement> samples) {

	static Disagreements of(Evaluated a, Evaluated b, int limit) {
		TestPredictions first = a.predictions();
		TestPredictions second = b.predictions();
		Comparator<Integer> surest = Comparator
			.comparingDouble((picture) -> -(first.confidence(picture) + (double) second.confidence(picture)));
		List<Integer> pictures = first.pictures()
			.filter((picture) -> first.predicted(picture) != second.predicted(picture))
			.boxed()
			.sorted(surest)
			.toList();
		return new Disagreements(pictures.size(),
				pictures.stream()
					.limit(limit)
					.map((picture) -> new Disagreement(TestPicture.Address.of(a.answers(), picture),
							a.answers().prediction(picture), b.answers().prediction(picture)))
					.toList());
	}

	/**
	 * A picture that two models classify differently.
	 *
	 * @param address its address and true label
	 * @param a the prediction of the first model
	 * @param b the prediction of the second model
	 */
	record Disagreement(@JsonUnwrapped TestPicture.Address address, Prediction a, Prediction b) {
	}

}
